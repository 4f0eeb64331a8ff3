package host_test
import ("testing";"os";"strings";"fmt";"bytes";"context";"time"
esbuild "github.com/evanw/esbuild/pkg/api"
"github.com/dop251/goja"
"github.com/dssrun/dssrun/runtime/host";"github.com/dssrun/dssrun/runtime/loop";"github.com/dssrun/dssrun/runtime/permit")
func TestNPM(t *testing.T){
 cases:=map[string]string{
 "chalk":`import chalk from "chalk"; console.log(chalk.red("x"), chalk.level)`,
 "commander":`import { Command } from "commander"; const p=new Command(); p.name("x").option("-f, --foo <v>").argument("<a>").action((a,o)=>console.log(a,o)); p.parse(["node","x","--foo","1","A"])`,
 "csv-parse":`import { parse } from "csv-parse/sync"; console.log(parse("a,b\n1,2",{columns:true}))`,
 "csv-parse-stream":`import { parse } from "csv-parse"; import {Readable} from "stream"; const out=[]; for await (const r of Readable.from(["a,b\n1,2\n","3,4"]).pipe(parse())) out.push(r); console.log(out)`,
 "winston":`import winston from "winston"; const l=winston.createLogger({transports:[new winston.transports.Console()]}); l.info("hello"); await new Promise(r=>setTimeout(r,20))`,
 "jszip":`import JSZip from "jszip"; const z=new JSZip(); z.file("a.txt","hi"); const b=await z.generateAsync({type:"nodebuffer"}); const y=await JSZip.loadAsync(b); console.log(await y.file("a.txt").async("string"), b.length)`,
 "p-queue":`import Q from "p-queue"; const q=new Q({concurrency:2}); console.log(await Promise.all([1,2,3].map(x=>q.add(async()=>x*2))))`,
 "p-limit":`import pl from "p-limit"; const l=pl(1); console.log(await Promise.all([l(()=>1),l(async()=>2)]))`,
 "lru":`import {LRUCache} from "lru-cache"; const c=new LRUCache({max:2}); c.set("a",1); console.log(c.get("a"))`,
 "dotenv":`import d from "dotenv"; console.log(d.parse("A=1\nB=x"))`,
 "yargs":`import yargs from "yargs"; console.log(yargs(["--a","1","b"]).parse())`,
 "minimatch":`import {minimatch} from "minimatch"; console.log(minimatch("a/b.js","**/*.js"))`,
 "readable-stream":`import {Readable} from "readable-stream"; const o=[]; for await (const x of Readable.from(["a","b"])) o.push(x); console.log(o)`,
 "through2":`import t from "through2"; const s=t((c,e,cb)=>cb(null,String(c).toUpperCase())); s.end("abc"); for await (const x of s) console.log(String(x))`,
 "handlebars":`import H from "handlebars"; console.log(H.compile("hi {{x}}")({x:1}))`,
 "nodemailer":`import nm from "nodemailer"; const t=nm.createTransport({streamTransport:true,buffer:true}); const i=await t.sendMail({from:"a@b.c",to:"d@e.f",subject:"s",text:"t"}); console.log(i.message.toString().includes("Subject: s"))`,
 "pino":`import pino from "pino"; const l=pino({base:null,timestamp:false},{write(s){process.stdout.write(s)}}); l.info({a:1},"hi")`,
 "table":`import {table} from "table"; console.log(table([["a","b"],["c","d"]]))`,
 "ora":`import ora from "ora"; const s=ora("x").start(); s.succeed("done")`,
 "glob":`import {globSync} from "glob"; console.log(globSync("*.json",{cwd:"/tmp/hostroom/npm"}).sort())`,
 "fs-extra":`import fse from "fs-extra"; console.log(await fse.pathExists("/tmp"), (await fse.readJson("/tmp/hostroom/npm/package.json")).name)`,
 "debug":`import debug from "debug"; const d=debug("x"); d("hi"); console.log(d.enabled)`,
 }
 for n,src := range cases { t.Run(n,func(t *testing.T){
  builtin:=host.Builtin(nil)
  r:=esbuild.Build(esbuild.BuildOptions{Stdin:&esbuild.StdinOptions{Contents:src,ResolveDir:"/tmp/hostroom/npm"},Bundle:true,Format:esbuild.FormatESModule,Platform:esbuild.PlatformNode,Target:esbuild.ES2022,Supported:map[string]bool{"for-await":false,"async-generator":false,"dynamic-import":false,"import-meta":false,"top-level-await":true},MainFields:[]string{"module","main"},Conditions:[]string{"node","import"},
   Plugins:[]esbuild.Plugin{{Name:"b",Setup:func(b esbuild.PluginBuild){ b.OnResolve(esbuild.OnResolveOptions{Filter:".*"},func(a esbuild.OnResolveArgs)(esbuild.OnResolveResult,error){ if _,ok:=builtin(a.Path);ok {return esbuild.OnResolveResult{Path:a.Path,Namespace:"b"},nil}; return esbuild.OnResolveResult{},nil});
   b.OnLoad(esbuild.OnLoadOptions{Filter:".*",Namespace:"b"},func(a esbuild.OnLoadArgs)(esbuild.OnLoadResult,error){ s:="module.exports=__req("+fmt.Sprintf("%q",a.Path)+")"; return esbuild.OnLoadResult{Contents:&s},nil}) }}}})
  if len(r.Errors)>0 { t.Skip("BUNDLE ",r.Errors[0].Text); return }
  code:=string(r.OutputFiles[0].Contents)
  os.WriteFile("/tmp/hostroom/npm/out_"+n+".js",[]byte(code),0o644)
  var out,errs bytes.Buffer
  l:=loop.New(loop.Options{Timeout:20*time.Second}); h:=host.Install(host.Options{Loop:l,Permit:permit.New(permit.Everything()),Stdout:&out,Stderr:&errs,Stdin:strings.NewReader("")})
  oc:=l.Run(context.Background(),func()(goja.Value,error){ l.VM().Set("__req",func(c goja.FunctionCall) goja.Value {return h.Require(c.Argument(0).String())}); return l.VM().RunScript("b.js","(async()=>{"+code+"\n})()") })
  h.Flush(); fmt.Printf("=== %s: %s %v\n%s%s\n",n,oc.State,oc.Err,out.String(),errs.String()); if oc.State!=loop.OK {fmt.Println(oc.Stack)}
 }) } }
