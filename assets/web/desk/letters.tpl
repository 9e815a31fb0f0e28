{{%AUTOESCAPE context="HTML"}}<div class="with-side">
{{>SIDE}}
<div class="content">
<div class="line"><h1>{{HEADING}}</h1><span class="dim">每天自动发：快到期、超期、回复以后还是超期、差评没有回访</span></div>
<table class="tbl">
<thead><tr><th>回复期限</th><th>哪封函</th><th>事由</th><th>事项、编号</th><th>发给</th><th>发函日</th><th>回复到</th><th><span class="visually-hidden">打开</span></th></tr></thead>
<tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td><b>{{KIND_WORD}}</b><small>{{NUMBER}}</small></td><td>{{CAUSE}}</td><td>{{MATTER_NAME}}<small class="mono">{{REQUEST}}</small></td><td>{{TO}}</td><td class="mono">{{ISSUED}}</td><td class="mono">{{REPLY_BY}}</td><td><a class="btn line-btn small" href="{{PATH}}" aria-label="打开 {{NUMBER}}">打开</a></td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">这里没有函。</p>{{/NONE}}
<div class="pages">{{#HAS_FIRST}}<a class="btn back" href="{{FIRST}}">回第一页</a>{{/HAS_FIRST}}{{#HAS_NEXT}}<a class="btn back" href="{{NEXT}}">下一页</a>{{/HAS_NEXT}}</div>
</div>
</div>
