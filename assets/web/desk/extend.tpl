{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/requests/{{ID}}">← 回这件</a></p>
<h1>延期</h1>
<p>{{MATTER_NAME}}　<span class="mono dim">{{ID}}</span><br>现在到 {{DUE}}</p>
<div class="now">只能延一次。按规定，特殊情况可以到 {{DAYS}} 天。要告诉申请人为什么。</div>
<form method="post" action="/requests/{{ID}}/extend">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}">
<label for="reason">为什么（申请人看得到）</label><textarea class="form-control" id="reason" name="reason" rows="3" required>{{REASON}}</textarea>
<div class="act"><button class="btn go">延期</button><a class="btn back" href="/requests/{{ID}}">先不办</a></div>
</form>
</section>
