{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>{{NAME}} 的登录密码</h1>
<p>{{PLACE_WORDS}}</p>
<p class="shown mono">{{PIN}}</p>
<p>当面告诉他本人。终端收到以后就能用。</p>
<p class="dim">离开这页就看不到了。</p>
<p><a class="btn back" href="/cadres">回账号</a></p>
</section>
