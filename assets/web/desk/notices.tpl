{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><h1>通知</h1><a class="btn go end" href="/notices/new">写通知</a></div>
<table class="tbl">
<thead><tr><th>状态</th><th>标题、内容</th><th>登在哪</th><th>给谁看</th><th>哪天到哪天</th><th>谁发的</th><th><span class="visually-hidden">撤回</span></th></tr></thead>
<tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td><b>{{NOTICE_TITLE}}</b><small>{{TEXT}}</small></td><td>{{PLACE_WORDS}}</td><td>{{FOR_WHOM}}</td><td class="mono">{{DAYS}}</td><td>{{BY}}<small class="mono">{{AT}}</small></td><td>{{#CAN_WITHDRAW}}<a class="btn back small" href="/notices/{{ID}}/withdraw" aria-label="撤回 {{NOTICE_TITLE}}">撤回</a>{{/CAN_WITHDRAW}}</td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">还没有通知。</p>{{/NONE}}
<div class="pages">{{#HAS_FIRST}}<a class="btn back" href="/notices">回第一页</a>{{/HAS_FIRST}}{{#HAS_NEXT}}<a class="btn back" href="{{NEXT}}">下一页</a>{{/HAS_NEXT}}</div>
</div>
