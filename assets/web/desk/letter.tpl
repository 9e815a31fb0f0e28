{{%AUTOESCAPE context="HTML"}}<div class="with-side">
{{>SIDE}}
<div class="content">
<div class="line">
<a class="btn back small" href="/letters">← 回列表</a>
<h1>{{KIND_WORD}}　{{NUMBER}}</h1>
<span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span>
<a class="btn back small end" href="{{PATH}}/paper">打印</a><a class="btn back small" href="{{PATH}}/paper/pdf">下载PDF</a>{{#HAS_REQUEST}}<a class="btn line-btn small" href="/requests/{{REQUEST}}">看这件</a>{{/HAS_REQUEST}}
</div>
<div class="now">{{SENTENCE}}</div>
<section class="cd"><h2>函里写的</h2><div class="bd"><dl class="dl">{{#LINE}}<dt>{{LABEL}}</dt><dd>{{VALUE}}</dd>{{/LINE}}</dl></div></section>
{{#ANSWERED}}<section class="cd"><h2>回复</h2><div class="bd answer"><p>{{ANSWER}}</p><p class="dim">{{BY}}　{{AT}}</p></div></section>{{/ANSWERED}}
{{#CAN_ANSWER}}<section class="cd"><h2 id="answer">回复（交上去不能改）</h2><div class="bd"><form class="words" method="post" action="{{PATH}}/answer"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><textarea class="form-control" name="words" rows="4" required aria-labelledby="answer" placeholder="办到哪一步、为什么、哪天办结；不写证件号和手机号">{{TYPED}}</textarea><button class="btn go">交回复</button></form></div></section>{{/CAN_ANSWER}}
<section class="cd"><h2>关于这件的别的函</h2><table class="tbl in-card"><tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td><a href="{{PATH}}">{{NUMBER}}</a></td><td>{{CAUSE}}</td><td class="mono">{{ISSUED}}</td></tr>{{/ROW}}
</tbody></table></section>
</div>
</div>
