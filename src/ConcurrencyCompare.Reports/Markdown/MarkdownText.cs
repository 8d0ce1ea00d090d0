using System.Text;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Markdown;

/// <summary>Markdown in GitHub's dialect, block by block; whatever text it is given stays text.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Heading(int level, string text) => Block($"{new string('#', level)} {Escape(text)}");

    public void Paragraph(string text) => Block(AtLineStart(Escape(text)));

    /// <summary>A paragraph of our own markup.</summary>
    public void Line(string markup) => Block(markup);

    /// <summary>A list; leads are bold, or lead to files beside the text.</summary>
    public void List(IEnumerable<Line> items)
    {
        var lines = items.Select(item => "- " + Item(item)).ToList();
        if (lines.Count > 0) Block(string.Join('\n', lines));
    }

    private static string Item(Line item) => item switch
    {
        { Lead.Length: 0 } => AtLineStart(Escape(item.Text)),
        { Target: null or ['#', ..] } => $"**{Escape(item.Lead)}:** {Escape(item.Text)}",
        _ => $"[{Escape(item.Lead, isInBrackets: true)}]({item.Target}): {Escape(item.Text)}",
    };

    public void Image(string description, string path) =>
        Block($"![{Escape(description, isInBrackets: true)}]({path})");

    /// <summary>A table.</summary>
    /// <param name="headings">Of all columns.</param>
    /// <param name="numbers">The columns that hold numbers, which stand at the right.</param>
    /// <param name="rows">As many cells each as there are headings.</param>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<int> numbers, IEnumerable<IEnumerable<string>> rows)
    {
        string[] lines =
        [
            Row(headings.Select(heading => Escape(heading))),
            Row(headings.Select((_, column) => numbers.Contains(column) ? "---:" : "---")),
            .. rows.Select(row => Row(row.Select(cell => Escape(cell)))),
        ];
        Block(string.Join('\n', lines));
    }

    /// <summary>Begins a part that readers unfold.</summary>
    public void Fold(string summary) => Block($"<details><summary>{Html(summary)}</summary>");

    public void EndFold() => Block("</details>");

    /// <summary>Lines of code, as they are.</summary>
    public void Code(IEnumerable<string> lines)
    {
        var code = lines.Select(OneLine.Of).ToList();
        var longestRun = code.Select(line => LongestRun(line, '`')).DefaultIfEmpty().Max();
        var fence = new string('`', Math.Max(3, longestRun + 1));
        Block($"{fence}sh\n{string.Join('\n', code)}\n{fence}");
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private void Block(string block)
    {
        if (_text.Length > 0) _text.Append('\n');
        _text.Append(block).Append('\n');
    }

    /// <summary>Text stays text: no markup, no links or mentions, no table cells, no lines of its own.</summary>
    private static string Escape(string text, bool isInBrackets = false)
    {
        var escaped = new StringBuilder(text.Length);
        var clean = OneLine.Of(text);
        for (var place = 0; place < clean.Length; place++)
        {
            var character = clean[place];
            if (character is '<') escaped.Append("&lt;");
            else if (character is '&') escaped.Append("&amp;");
            else if (character is '|' or '*' or '_' or '`' or '\\' or '~' or '$')
                escaped.Append('\\').Append(character);
            // Brackets are intervals; only a parenthesis or another bracket right behind makes them a link.
            else if (character is '(' or '[' && escaped is [.., ']']) escaped.Append('\\').Append(character);
            else if (isInBrackets && character is ('[' or ']')) escaped.Append('\\').Append(character);
            // GitHub makes links of addresses, and mentions and references of names and numbers, wherever they stand.
            else if (character is '@' || (character is '#' && IsDigit(clean, place + 1)))
                escaped.Append(Entity(character));
            else if (character is ':' && IsAddress(clean, place)) escaped.Append(Entity(character));
            else if (character is '.' && IsWww(clean, place)) escaped.Append(Entity(character));
            else escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>What makes a heading, a list or a quotation only at the start of a line.</summary>
    private static string AtLineStart(string escaped)
    {
        escaped = escaped.TrimStart();
        var digits = escaped.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0 && digits < escaped.Length && escaped[digits] is '.' or ')') return escaped.Insert(digits, "\\");
        return escaped is ['#' or '-' or '+' or '>' or '=' or '[', ..] ? "\\" + escaped : escaped;
    }

    private static string Html(string text) => OneLine.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("@", "&#64;", StringComparison.Ordinal);

    private static string Entity(char character) => $"&#{(int)character};";

    private static bool IsDigit(string text, int place) => place < text.Length && char.IsAsciiDigit(text[place]);

    private static bool IsAddress(string text, int place) =>
        text.AsSpan(place).StartsWith("://")
            || text.AsSpan(0, place).EndsWith("mailto", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(0, place).EndsWith("xmpp", StringComparison.OrdinalIgnoreCase);

    private static bool IsWww(string text, int place) =>
        text.AsSpan(0, place).EndsWith("www", StringComparison.OrdinalIgnoreCase);

    private static int LongestRun(string text, char wanted)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text) longest = Math.Max(longest, run = character == wanted ? run + 1 : 0);
        return longest;
    }
}
