{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<h1>{{NAME}} 的登记码</h1>
<p>{{VILLAGE_NAME}}　{{HALL}}</p>
<p class="shown mono">{{CODE}}</p>
<p>在终端上输这 8 位。只能用一次，{{UNTIL}} 前有效。</p>
<p class="dim">离开这页就看不到了。</p>
<p><a class="btn back" href="/terminals">回终端</a></p>
</section>
