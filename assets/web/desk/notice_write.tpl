{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/notices">← 回通知</a></p>
<h1>写通知</h1>
<form method="post" action="/notices/new">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="title">标题（20 个字以内）</label><input class="form-control" id="title" name="title" value="{{NOTICE_TITLE}}" maxlength="20" required autofocus>
<label for="text">内容（300 个字以内，用村里人听得懂的话写）</label><textarea class="form-control" id="text" name="text" rows="6" maxlength="300" required>{{TEXT}}</textarea>
<label for="place">登在哪</label><select class="form-control" id="place" name="place">{{#PLACE_CHOICE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/PLACE_CHOICE}}</select>
<fieldset><legend>给谁看</legend>
<label><input type="radio" name="audience" value="residents"{{#FOR_RESIDENTS}} checked{{/FOR_RESIDENTS}}> 群众：登在终端首页</label>
<label><input type="radio" name="audience" value="cadres"{{#FOR_CADRES}} checked{{/FOR_CADRES}}> 村干部：登录以后才看得到</label></fieldset>
<label for="from">从哪天</label><input class="form-control day" id="from" name="from" type="date" value="{{FROM}}" required>
<label for="until">到哪天（这天还登）</label><input class="form-control day" id="until" name="until" type="date" min="{{TODAY}}" value="{{UNTIL}}" required>
<p class="dim">不写证件号、病情、谁家的事。终端首页谁都看得到。</p>
<div class="act"><button class="btn go">先看一遍</button><a class="btn back" href="/notices">先不发</a></div>
</form>
</section>
