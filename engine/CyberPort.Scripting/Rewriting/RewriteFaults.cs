using CyberPort.Expressions;

namespace CyberPort.Scripting.Rewriting;

/// <summary>The texts of what the rewriter finds.</summary>
internal static class RewriteFaults
{
    private static readonly Dictionary<string, (LocalText Cause, LocalText Cure)> Texts = new()
    {
        ["arrow"] = (new("アロー関数（=>）は使えません。", "Arrow functions (=>) cannot be used."),
            new("function (x) { return …; } と書いてください。", "Write function (x) { return …; }.")),
        ["chain"] = (new("?. は使えません。", "?. cannot be used."), new("a && a.b と書いてください。", "Write a && a.b.")),
        ["coalesce"] = (new("?? は使えません。", "?? cannot be used."),
            new("a != null ? a : b と書いてください。", "Write a != null ? a : b.")),
        ["assignment"] = (new("この代入演算子は使えません。", "This assignment operator cannot be used."),
            new("if を使って代入してください。", "Write an if and an assignment.")),
        ["power"] = (new("** は使えません。", "** cannot be used."), new("Math.pow(a, b) と書いてください。", "Write Math.pow(a, b).")),
        ["spread"] = (new("スプレッド構文（...）は使えません。", "Spread and rest (...) cannot be used."),
            new("concat、apply、arguments を使ってください。", "Use concat, apply or arguments.")),
        ["destructuring"] = (new("分割代入は使えません。", "Destructuring cannot be used."),
            new("var a = o.a; var b = o.b; のように一つずつ代入してください。", "Assign one by one: var a = o.a; var b = o.b;")),
        ["class"] = (new("class は使えません。", "Classes cannot be used."),
            new("function と prototype で書いてください。", "Use a function and its prototype.")),
        ["async"] = (new("async と await は使えません。", "async and await cannot be used."),
            new("スクリプトは待たずに計算だけをします。外の処理はアクティビティに分けてください。",
                "A script only calculates. Put what waits into an activity of its own.")),
        ["generator"] = (new("ジェネレーター関数は使えません。", "Generators cannot be used."), new("配列を返す関数にしてください。", "Return a list from a function.")),
        ["of"] = (new("for … of は使えません。", "for … of cannot be used."),
            new("for (var i = 0; i < list.length; i++) か forEach を使ってください。", "Use for (var i = 0; i < list.length; i++) or forEach.")),
        ["default"] = (new("引数の既定値は使えません。", "Default parameters cannot be used."),
            new("関数の中で if (x === undefined) x = …; と書いてください。", "Write if (x === undefined) x = …; inside the function.")),
        ["shorthand"] = (new("オブジェクトの省略記法は使えません。", "Shorthand members cannot be used."),
            new("{ a: a } や { f: function () { … } } と書いてください。", "Write { a: a } or { f: function () { … } }.")),
        ["computed"] = (new("計算されたキーは使えません。", "Computed keys cannot be used."), new("var o = {}; o[key] = …; と書いてください。", "Write var o = {}; o[key] = …;")),
        ["tagged"] = (new("タグ付きテンプレートは使えません。", "Tagged templates cannot be used."), new("関数を呼び出してください。", "Call the function.")),
        ["module"] = (new("import と export は使えません。", "import and export cannot be used."),
            new("必要な関数をスクリプトの中に書いてください。", "Write the functions that are needed into the script.")),
        ["catch"] = (new("catch には変数が必要です。", "catch needs a variable."), new("catch (e) { … } と書いてください。", "Write catch (e) { … }.")),
        ["number"] = (new("この数の書き方は使えません。", "This way to write a number cannot be used."),
            new("10 進数か 0x の 16 進数で書いてください。", "Write it as decimal or 0x….")),
        ["regex"] = (new("この正規表現は使えません（フラグは g、i、m だけです）。", "This regular expression cannot be used: the flags are g, i and m."),
            new("ES5 の正規表現にしてください。", "Write it as ES5.")),
    };

    public static IEnumerable<string> Codes => Texts.Keys;

    public static (LocalText Cause, LocalText Cure) Of(string code) => Texts[code];

    public static LocalText NotClosed(string what) => new($"「{what}」が閉じられていません。", $"'{what}' is not closed.");

    public static LocalText NotOpened(char what) => new($"「{what}」に対応する開きかっこがありません。", $"'{what}' was never opened.");

    public static LocalText Unknown(char what) => new($"「{what}」は使えない文字です。", $"The character '{what}' cannot stand here.");

    public static (LocalText Cause, LocalText Cure) Closure(string name) => (
        new($"繰り返しの中の関数が、let の変数「{name}」を使っています。var にすると意味が変わります。",
            $"A function inside a loop uses the variable '{name}', which every round has anew. As var it would be shared."),
        new("関数を繰り返しの外に出し、値を引数で渡してください。", "Move the function out of the loop and hand the value over as an argument."));

    public static (LocalText Cause, LocalText Cure) Hidden(string name) => (
        new($"「{name}」という名前が、ブロックの内と外で別のものを指しています。var にすると一つになってしまいます。",
            $"The name '{name}' means one thing inside its block and another outside. As var both would be one."),
        new("どちらかの名前を変えてください。", "Rename one of them."));

    public static (LocalText Cause, LocalText Cure) Constant(string name) => (
        new($"const の「{name}」に代入しています。", $"The constant '{name}' is assigned."),
        new("const を var に変えるか、代入をやめてください。", "Make it a var, or do not assign it."));

    public static LocalText TooDeep(int most) =>
        new($"かっこの入れ子が{most}段を超えています。", $"Brackets are nested deeper than {most}.");

    public static (LocalText Cause, LocalText Cure) TooMany(int most) => (
        new($"let と const が{most}個を超えています。", $"There are more than {most} names of let and const."),
        new("スクリプトを分けるか、var を使ってください。", "Split the script, or use var."));

    public static LocalText CloseIt => new("閉じる記号を書き足すか、余分な記号や入れ子を減らしてください。", "Close what is open, or take out what is too much.");
}
