{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/cadres">← 回账号</a></p>
<h1>加村干部账号</h1>
<form method="post" action="/cadres/new">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}">
<label for="place">在哪办事</label><select class="form-control" id="place" name="place">{{#PLACE_CHOICE}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/PLACE_CHOICE}}</select>
<label for="name">姓名</label><input class="form-control" id="name" name="name" value="{{NAME}}" maxlength="12" required>
<label for="post">职务（可以不写）</label><input class="form-control" id="post" name="post" value="{{POST}}" maxlength="12">
<div class="now">接着会出来一个 6 位登录密码，只显示一次。选了村或镇，那里的每台终端都认这个账号。</div>
<div class="act"><button class="btn go">加上</button><a class="btn back" href="/cadres">先不加</a></div>
</form>
</section>
