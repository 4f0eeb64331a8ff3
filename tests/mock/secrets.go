package mock

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// encryptedPrefix is how a DSS marks an encrypted secret in a definition.
const encryptedPrefix = "e:AES:"

// secretParams are the parameters of a connection that are encrypted.
var secretParams = []string{
	"password", "pwd", "passphrase", "secretKey", "privateKey", "appSecret", "clientSecret", "oauthClientSecret", "accessToken",
	"apiKey", "accountKey", "secretAccessKey", "token",
}

// vault encrypts with a key of its own: the same text always gives the same secret, so that outputs are stable. It is a mock: it protects nothing.
var vault = sync.OnceValue(func() cipher.AEAD {
	key := sha256.Sum256([]byte("dssrun mock"))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err)
	}
	return aead
})

// encrypt leaves alone what is encrypted, so that a definition that was read can be saved.
func encrypt(plain string) string {
	if plain == "" || strings.HasPrefix(plain, encryptedPrefix) {
		return plain
	}
	nonce := sha256.Sum256([]byte(plain))
	sealed := vault().Seal(nonce[:vault().NonceSize()], nonce[:vault().NonceSize()], []byte(plain), nil)
	return encryptedPrefix + base64.StdEncoding.EncodeToString(sealed)
}

// decrypt returns what encrypt was given; a text that is no secret of this mock comes back as it is.
func decrypt(text string) string {
	coded, ok := strings.CutPrefix(text, encryptedPrefix)
	if !ok {
		return text
	}
	sealed, err := base64.StdEncoding.DecodeString(coded)
	if err != nil || len(sealed) < vault().NonceSize() {
		return text
	}
	plain, err := vault().Open(nil, sealed[:vault().NonceSize()], sealed[vault().NonceSize():], nil)
	if err != nil {
		return text
	}
	return string(plain)
}

// encryptParams encrypts the secrets among a connection's parameters: the ones known by name, and properties marked as secret.
func encryptParams(params document) document {
	for _, m := range params {
		switch {
		case slices.Contains(secretParams, m.key) && kindOf(m.value) == kindString:
			params = params.with(m.key, encrypt(unquote(m.value)))
		case kindOf(m.value) == kindArray && strings.HasSuffix(strings.ToLower(m.key), "properties"):
			params = params.with(m.key, encryptProperties(m.value))
		}
	}
	return params
}

func encryptProperties(text json.RawMessage) []byte {
	list, _ := parseArray(text)
	items := make([][]byte, len(list))
	for i, item := range list {
		items[i] = item
		if kindOf(item) != kindObject {
			continue
		}
		if p, _ := parseDocument(item); p.isTrue("secret") && kindOf(p.get("value")) == kindString {
			items[i] = p.with("value", encrypt(p.str("value"))).text()
		}
	}
	return array(items)
}

// credentialSecrets are the members of a user's credential that are encrypted.
var credentialSecrets = []string{"password", "refreshToken", "secretKey", "accessToken", "token"}

// encryptUser encrypts what a user's document has of secrets: the values of those that are marked as such, and credentials. They are
// read in the clear by GET /auth/info with withSecrets, and as details of a connection.
func encryptUser(doc document) document {
	if list, _ := parseArray(doc.get("secrets")); len(list) > 0 {
		items := make([][]byte, len(list))
		for i, text := range list {
			items[i] = text
			if secret, _ := parseDocument(text); secret.str("value") != "" && (!secret.has("secret") || secret.isTrue("secret")) {
				items[i] = secret.with("value", encrypt(secret.str("value"))).text()
			}
		}
		doc = doc.with("secrets", array(items))
	}
	credentials := doc.object("credentials")
	for _, m := range credentials {
		if kindOf(m.value) != kindObject {
			continue
		}
		own, _ := parseDocument(m.value)
		for _, name := range credentialSecrets {
			if plain := own.str(name); plain != "" {
				own = own.with(name, encrypt(plain))
			}
		}
		credentials = credentials.with(m.key, own)
	}
	if len(credentials) > 0 {
		doc = doc.with("credentials", credentials)
	}
	return doc
}
