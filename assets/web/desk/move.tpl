{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/requests/{{ID}}">← 回这件</a></p>
<h1>{{MOVE_WORD}}</h1>
<p>{{MATTER_NAME}}　{{NAME}}　<span class="mono dim">{{ID}}</span><br>现在：{{STATUS}}{{#HAS_DUE}}，期限到 {{DUE}}{{/HAS_DUE}}</p>
{{#HAS_EFFECT}}<div class="now">{{EFFECT}}</div>{{/HAS_EFFECT}}
<form method="post" action="/requests/{{ID}}/move/{{TO}}">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="from" value="{{FROM}}">
{{#NEEDS_LIST}}<fieldset><legend>缺哪几样（一次说全）</legend>
<table class="tbl in-card"><thead><tr><th>缺</th><th>材料</th><th>怎么补</th></tr></thead><tbody>
{{#MATERIAL}}<tr><td><input type="checkbox" name="miss" value="{{MATERIAL_ID}}" id="m-{{MATERIAL_ID}}"{{#CHOSEN}} checked{{/CHOSEN}}></td><td><label for="m-{{MATERIAL_ID}}">{{MATERIAL_NAME}}</label></td><td><input class="form-control" name="how_{{MATERIAL_ID}}" value="{{HOW}}" aria-label="{{MATERIAL_NAME}}怎么补"></td></tr>{{/MATERIAL}}
</tbody></table>
<label for="extra">单子上没有的</label><input class="form-control" id="extra" name="extra" value="{{EXTRA}}">
<label for="until">补到哪一天</label><input class="form-control day" id="until" name="until" type="date" min="{{TODAY}}" value="{{UNTIL}}" required>
</fieldset>{{/NEEDS_LIST}}
{{#NEEDS_REASON}}<label for="reason">为什么（申请人看得到）</label><textarea class="form-control" id="reason" name="reason" rows="3" required>{{REASON}}</textarea>{{/NEEDS_REASON}}
{{#NEEDS_REMEDY}}<label for="remedy">不服怎么办</label><textarea class="form-control" id="remedy" name="remedy" rows="2" required>{{REMEDY}}</textarea>{{/NEEDS_REMEDY}}
{{#NEEDS_NOTHING}}<label for="note">写给申请人的话（手机和终端都看得到，可以不写）</label><textarea class="form-control" id="note" name="note" rows="3" placeholder="用村里人听得懂的话写，不写证件号和病情">{{NOTE}}</textarea>{{/NEEDS_NOTHING}}
<div class="act"><button class="btn go">{{MOVE_WORD}}</button><a class="btn back" href="/requests/{{ID}}">先不办</a></div>
</form>
</section>
