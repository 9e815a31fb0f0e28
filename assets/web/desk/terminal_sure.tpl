{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/terminals">← 回终端</a></p>
<h1>登记 {{NAME}}</h1>
<dl class="dl"><dt>地方</dt><dd>{{VILLAGE_NAME}}　<span class="mono dim">{{VILLAGE}}</span></dd><dt>大厅</dt><dd>{{HALL}}</dd></dl>
<div class="now">登记码只显示一次，30 分钟内有效。{{#AGAIN}}
已经有叫这个名字的终端：新的一登记，旧的证书就不能用了。{{/AGAIN}}</div>
<form method="post" action="/terminals/enrol/do">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="name" value="{{NAME}}"><input type="hidden" name="village" value="{{VILLAGE}}"><input type="hidden" name="hall" value="{{HALL}}">
<div class="act"><button class="btn go">要登记码</button><a class="btn back" href="/terminals">先不办</a></div>
</form>
</section>
