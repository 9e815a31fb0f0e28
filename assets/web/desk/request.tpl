{{%AUTOESCAPE context="HTML"}}<div class="content request">
<div class="line">
<a class="btn back small" href="/requests">← 回列表</a>
<h1>{{MATTER_NAME}}　{{NAME}}</h1>
<span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span>
<span class="mono dim">{{ID}}　取件码 {{CODE}}</span>
<nav class="moves" aria-label="能办的">{{#MOVE}}<a class="btn {{#MAIN}}go{{/MAIN}}" href="/requests/{{ID}}/move/{{TO}}">{{MOVE_WORD}}</a>{{/MOVE}}{{#EXTEND}}<a class="btn" href="/requests/{{ID}}/extend">延期</a>{{/EXTEND}}{{#WAITS}}<span class="dim wait">{{FROM_DAY}}</span>{{/WAITS}}</nav>
</div>
<div class="now"><b>{{STATUS}}。</b>{{STATUS_NOTE}}</div>
<div class="cards">
<div class="col">
<section class="cd"><h2>申请人</h2><div class="bd">
{{#UNREADABLE}}<p>这件是交给别的县的，这里打不开。</p>{{/UNREADABLE}}
<dl class="dl">{{#FIELD}}<dt>{{LABEL}}</dt><dd><span class="mono">{{VALUE}}</span>{{#CAN_REVEAL}}<a class="reveal" href="/requests/{{ID}}/reveal/{{FIELD_ID}}" aria-label="显示{{LABEL}}，会留痕">显示（留痕）</a>{{/CAN_REVEAL}}</dd>{{/FIELD}}
<dt>村</dt><dd>{{VILLAGE}}</dd><dt>从哪来</dt><dd>{{TERMINAL}}</dd></dl>
</div></section>
{{#HAS_CONSENTS}}<section class="cd"><h2>他同意了什么</h2><div class="bd"><dl class="dl wide">{{#CONSENT}}<dt>{{CONSENT_TO}}</dt><dd><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></dd>{{/CONSENT}}</dl></div></section>{{/HAS_CONSENTS}}
<section class="cd"><h2>谁在办</h2><div class="bd"><p><b>{{HANDLER}}</b></p>
{{#ASSIGN}}<form class="assign" method="post" action="/requests/{{ID}}/assign"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="from" value="{{FROM}}">
<label class="visually-hidden" for="to">交给谁</label><select class="form-control" id="to" name="to">{{#COLLEAGUE}}<option value="{{STAFF}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{COLLEAGUE_NAME}}</option>{{/COLLEAGUE}}</select>
<button class="btn line-btn">交给他办</button></form>{{/ASSIGN}}
</div></section>
</div>
<div class="col">
<section class="cd"><h2>材料（{{PAPERS}} 样）</h2><table class="tbl in-card"><tbody>{{#PAPER}}<tr><td><b>{{PAPER_NAME}}</b></td><td>{{PAPER_FORM}}</td><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td>{{COPIES}}</td></tr>{{/PAPER}}</tbody></table></section>
<section class="cd"><h2>期限</h2><div class="bd"><dl class="dl">{{#TERM}}<dt>{{LABEL}}</dt><dd>{{VALUE}}</dd>{{/TERM}}</dl></div></section>
{{#WORDS}}<section class="cd"><h2 id="words">写给申请人的话（手机和终端都看得到）</h2><div class="bd"><form class="words" method="post" action="/requests/{{ID}}/words"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><textarea class="form-control" name="note" rows="2" required aria-labelledby="words" placeholder="用村里人听得懂的话写，不写证件号和病情"></textarea><button class="btn line-btn">发出去</button></form></div></section>{{/WORDS}}
<section class="cd"><h2>打印</h2><div class="bd prints">{{#PRINT}}<span class="paper-links"><a class="btn back small" href="/requests/{{ID}}/paper/{{KIND}}">{{PRINT_TITLE}}</a><a class="btn back small" href="/requests/{{ID}}/paper/{{KIND}}/pdf" aria-label="下载PDF：{{PRINT_TITLE}}">下载PDF</a></span>{{/PRINT}}</div></section>
</div>
<div class="col">
<section class="cd grow"><h2>经过（不能改）</h2><table class="tbl in-card"><tbody>{{#HAPPENED}}<tr><td class="mono">{{AT}}</td><td>{{WHAT}}{{#HAS_NOTE}}<small>{{NOTE}}</small>{{/HAS_NOTE}}</td><td>{{BY}}</td></tr>{{/HAPPENED}}</tbody></table></section>
</div>
</div>
</div>
