package govern

import "github.com/dssrun/dssrun/bindings/spec"

var usersContainerClasses = []*spec.Class{{
	Name:   "GovernUsersContainer",
	Ref:    "dataikuapi.govern.users_container.GovernUsersContainer",
	Doc:    "Users that something is given to: the base of GovernUserUsersContainer.",
	Fields: "type: string",
	Constructor: &spec.Method{
		Sig:  "constructor(type: string)",
		Doc:  "Make a container that builds nothing: use a subclass.",
		Expr: "[type]",
	},
	Methods: []spec.Method{
		{Sig: "build(): GovernUsersContainerDocument", Doc: "Build the container's document. Throws: the subclasses can.", Expr: "fail('Error', 'GovernUsersContainer is abstract and builds nothing: use new GovernUserUsersContainer(login)')"},
	},
}, {
	Name:    "GovernUserUsersContainer",
	Ref:     "dataikuapi.govern.users_container.GovernUserUsersContainer",
	Doc:     "Builds a container of one user, as delegateFeedback() and delegateApproval() of a sign-off take it.",
	Extends: "GovernUsersContainer",
	Fields:  "type: string; userLogin: string",
	Constructor: &spec.Method{
		Sig:  "constructor(userLogin: string)",
		Doc:  "Name the user. build() gives the container's document.",
		Expr: "['user', userLogin]",
	},
	Methods: []spec.Method{
		{Sig: "build(): GovernUsersContainerDocument", Doc: "Build the container's document.", Expr: "{ type: this.type, login: this.userLogin }"},
	},
}}

var usersContainerTypes = []spec.Type{{
	Name: "GovernUsersContainerDocument",
	Doc:  "Users that something is given to.",
	Text: "{ type: 'user' | 'group' | 'role' | 'global-api-key' | (string & {}), /** of a user */ login?: string, /** of a group */ groupName?: string, [key: string]: any }",
}}
