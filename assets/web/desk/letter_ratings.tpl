{{%AUTOESCAPE context="HTML"}}<div class="with-side">
{{>SIDE}}
<div class="content">
<div class="line"><h1>{{HEADING}}</h1><span class="dim">1 星、2 星的，{{RATING_DAYS}} 个工作日里要回访</span>{{#SEE_DONE}}<a class="btn back small end" href="/letters/ratings?done=1">看回访了的</a>{{/SEE_DONE}}{{#SEE_OPEN}}<a class="btn back small end" href="/letters/ratings">看要回访的</a>{{/SEE_OPEN}}</div>
<table class="tbl">
<thead><tr><th>回访期限</th><th>几星</th><th>事项</th><th>从哪来</th><th>评价日</th><th>回访到</th><th>回访</th></tr></thead>
<tbody>
{{#ROW}}<tr><td><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></td><td>{{STARS}} 星</td><td>{{#HAS_REQUEST}}<a href="/requests/{{REQUEST}}">{{/HAS_REQUEST}}{{MATTER_NAME}}{{#HAS_REQUEST}}</a><small class="mono">{{REQUEST}}</small>{{/HAS_REQUEST}}</td><td>{{PLACE_OF_ROW}}</td><td class="mono">{{RATED}}</td><td class="mono">{{FOLLOW_UP_BY}}</td>
<td>{{#DONE}}<p class="note">{{WORDS}}<small>{{BY}}　{{AT}}</small></p>{{/DONE}}
{{#CAN_FOLLOW_UP}}<form class="assign" method="post" action="/letters/ratings/{{RATING}}/follow-up"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input class="form-control" name="words" required autocomplete="off" aria-label="怎么回访的 {{RATING}}" placeholder="怎么回访的，说了什么"><button class="btn line-btn">记回访</button></form>{{/CAN_FOLLOW_UP}}</td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">这里没有差评。</p>{{/NONE}}
<div class="pages">{{#HAS_FIRST}}<a class="btn back" href="{{FIRST}}">回第一页</a>{{/HAS_FIRST}}{{#HAS_NEXT}}<a class="btn back" href="{{NEXT}}">下一页</a>{{/HAS_NEXT}}</div>
</div>
</div>
