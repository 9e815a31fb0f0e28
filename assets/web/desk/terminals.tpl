{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line"><h1>终端</h1>{{#CAN_ENROL}}<a class="btn go end" href="/terminals/enrol">登记终端</a>{{/CAN_ENROL}}</div>
<div class="tiles">
{{#TILE}}<div class="tile"><svg class="lamp big" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg><span><b>{{COUNT}}</b> {{TILE_WORDS}}</span></div>{{/TILE}}
</div>
<table class="tbl">
<thead><tr><th>状态</th><th>名字、地方</th><th>最后一次消息</th><th>打印机和纸</th><th>没交上来</th><th>程序</th><th>证书还有</th><th>要看的</th><th>停用日</th><th><span class="visually-hidden">停用</span></th></tr></thead>
<tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td><a href="{{LINK}}"><b>{{NAME}}</b></a><small>{{PLACE_OF_ROW}}</small></td><td class="mono">{{SEEN}}</td><td>{{PRINTER}}</td><td class="mono">{{WAITING}}</td><td class="mono">{{VERSION}}</td><td class="mono">{{DAYS_LEFT}}</td><td class="mono">{{FINDINGS}}</td><td class="mono">{{REVOKED}}</td><td>{{#CAN_REVOKE}}<a class="btn back small" href="{{REVOKE}}" aria-label="停用 {{NAME}}">停用</a>{{/CAN_REVOKE}}</td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">还没有终端。</p>{{/NONE}}
<div class="pages">{{#HAS_FIRST}}<a class="btn back" href="/terminals">回第一页</a>{{/HAS_FIRST}}{{#HAS_NEXT}}<a class="btn back" href="{{NEXT}}">下一页</a>{{/HAS_NEXT}}</div>
</div>
