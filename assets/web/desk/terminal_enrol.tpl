{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/terminals">← 回终端</a></p>
<h1>登记终端</h1>
<form method="post" action="/terminals/enrol">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="name">终端名字</label><input class="form-control" id="name" name="name" value="{{NAME}}" maxlength="64" required autofocus>
<label for="village">区划代码（村 12 位、镇 9 位、县 6 位）</label><input class="form-control" id="village" name="village" value="{{VILLAGE}}" inputmode="numeric" maxlength="12" required>
<label for="hall">大厅（可以不写）</label><input class="form-control" id="hall" name="hall" value="{{HALL}}" maxlength="40">
<div class="act"><button class="btn go">先看一遍</button><a class="btn back" href="/terminals">先不办</a></div>
</form>
</section>
