{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>登录</h1>
<form method="post" action="/signin">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="name">账号</label>
<input class="form-control" id="name" name="name" value="{{NAME}}" autocomplete="username" autocapitalize="off" required autofocus>
<label for="password">密码</label>
<input class="form-control" id="password" name="password" type="password" autocomplete="current-password" required>
<button class="btn go">登录</button>
</form>
<p class="dim">忘了密码，找县管理员。30 分钟不动会自己退出。</p>
</section>
