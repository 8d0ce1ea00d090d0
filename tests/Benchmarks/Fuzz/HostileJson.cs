using System.Text;
using System.Text.Json.Nodes;

namespace ConcurrencyCompare.Tests.Fuzz;

/// <summary>Changes a valid JSON text by its structure, as damage, other programs or malice might.</summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class HostileJson(Random random)
{
    /// <summary>An element that no report has: seen in one, it was let through.</summary>
    public const string Element = "<cc-evil";

    /// <summary>An attribute that no report has.</summary>
    public const string Handler = " onload=\"cc-evil";

    private static readonly string[] Raw =
    [
        "0", "-0", "-0.0", "1", "-1", "2", "7", "1.5", "0.05", "19", "20", "1000", "1001", "1e308", "-1e308",
        "1.7976931348623157e308",
        "1e309", "-1e999", "1e-320", "5e-324", "NaN", "Infinity", "-Infinity", "2147483647", "2147483648",
        "-2147483648",
        "9223372036854775807", "9223372036854775808", "1e18", "3.2e16", "3.3e16", "1e-9", "001", "+1", ".5", "0x10",
        "null", "true",
        "false", "[]", "{}", "[null]", "{\"\":null}", "\"1\"", "\"NaN\"", "", ",", "\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59-14:00\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"2026-11-23\"", "\"2026-11-23T12:00:00+14:00\"", "\"1970-01-01T00:00:00Z\"", "\"12:00\"", "\"\\ud800\"",
        "\"\\udc00\\ud800x\"",
        "\"\\u0000\"", "\"\\x\"",
    ];

    private static readonly string[] Texts =
    [
        "<cc-evil onload=alert(1)>", "\"><cc-evil>", "\" onload=\"cc-evil\" x=\"", "</script><cc-evil src=x>",
        "</style><cc-evil>",
        "]]><cc-evil>", "--><cc-evil>", "</title><cc-evil>", "javascript:alert(1)", "[a](javascript:alert(1))",
        "![x](http://evil.example/x)",
        "](javascript:alert(1))", "<https://evil.example>", "../../../escape", "..\\..\\escape", "/tmp/escape",
        "C:\\escape", "con", "a/b", ".",
        "..", "", " ", "\0", "\u001b[31m", "\n# heading", "\r\n| a | b |", "\u202Etxt.exe", "\u2066", "\uFEFF",
        "\u0085", "\u2028", "日本語",
        "e\u0301", "😀", "|a|b|", "`code`", "```", "@everyone", "#1", "{{x}}", "${x}", "%s", "{0}", ";,=", "=1+1", "-",
        "*", "1:1", "10 us", "10%",
        "NaN%", "1e999 us", "-1 s", "99999999999999999999%", "threads", "callbacks", "ratio", "nanosecondsPerItem",
        "full", "smoke",
        new string('w', 300), new string('\u0300', 100), string.Concat(Enumerable.Repeat("<cc-evil>", 50)),
    ];

    private readonly List<string> _marked = [];

    public string Mutate(string valid)
    {
        var root = JsonNode.Parse(valid)!;
        for (var times = random.Next(3); times >= 0; times--) Change(root);
        var text = new StringBuilder(root.ToJsonString());
        for (var mark = 0; mark < _marked.Count; mark++) text.Replace($"\"{MarkOf(mark)}\"", _marked[mark]);
        return random.Next(8) == 0 ? Damage(text.ToString()) : text.ToString();
    }

    /// <summary>Changes a text that need not be JSON.</summary>
    public string Damage(string text)
    {
        if (text.Length == 0) return text;

        var place = random.Next(text.Length);
        return random.Next(8) switch
        {
            0 => text[..place],
            1 => text.Remove(place, 1),
            2 => text.Insert(place, Pick(Raw)),
            3 => text.Insert(place, Pick(Texts)),
            4 => "\uFEFF" + text,
            5 => text + text[..place],
            6 => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            _ => text[..place] + (char)random.Next(0xD7FF) + text[(place + 1)..],
        };
    }

    private void Change(JsonNode root)
    {
        var nodes = new List<JsonNode>();
        Collect(root, nodes);
        var node = nodes[random.Next(nodes.Count)];
        switch (random.Next(12))
        {
            case 0 or 1:
                Replace(node, Mark(Pick(Raw)));
                break;
            case 2:
                Remove(node);
                break;
            case 3 when node.Parent is JsonArray list:
                list.Insert(random.Next(list.Count + 1), node.DeepClone());
                break;
            case 3 when node.Parent is JsonObject:
                // JsonObject has no property twice, so the text gets it.
                Replace(node, Mark($"{node.ToJsonString()},\"{node.GetPropertyName()}\":{node.ToJsonString()}"));
                break;
            case 4 when node.Parent is JsonObject parent:
                var name = node.GetPropertyName();
                parent.Remove(name);
                parent[Pick(Texts)] = node;
                break;
            case 5 when nodes[random.Next(nodes.Count)] is var other
                && !IsWithin(other, node) && !IsWithin(node, other):
                var (one, two) = (node.DeepClone(), other.DeepClone());
                Replace(other, one);
                Replace(node, two);
                break;
            case 6:
                var depth = Pick<int>([3, 30, 60, 64, 100, 10_000]);
                Replace(node, Mark(new string('[', depth) + node.ToJsonString() + new string(']', depth)));
                break;
            case 7 when node.ToJsonString() is { Length: < 5_000 } small:
                var times = Math.Min(Pick<int>([2, 50, 1_001, 20_000]), 1_000_000 / small.Length);
                Replace(node, Mark($"[{string.Join(',', Enumerable.Repeat(small, times))}]"));
                break;
            case 8 when Number(node) is { } number:
                Replace(node, JsonValue.Create(random.Next(6) switch
                {
                    0 => -number,
                    1 => number + 1,
                    2 => number - 1,
                    3 => number * 1e3,
                    4 => number / 1e9,
                    _ => number * (0.5 + random.NextDouble()),
                }));
                break;
            case 9 when Text(node) is ['H', 'I', 'S', 'T', 'F', ..] and var histogram:
                Replace(node, JsonValue.Create(HostileHistogram.Create(random, histogram)));
                break;
            default:
                // What is named in several places is still the same everywhere: so it reaches the report.
                var texts = nodes.Select(Text).OfType<string>().ToArray();
                if (texts.Length > 0) Rename(nodes, Pick(texts), Pick(Texts));
                break;
        }
    }

    private static void Rename(List<JsonNode> nodes, string from, string to)
    {
        foreach (var node in nodes)
        {
            if (Text(node) == from)
            {
                Replace(node, JsonValue.Create(to));
            }
            else if (node.Parent is JsonObject parent && node.GetPropertyName() == from && !parent.ContainsKey(to))
            {
                parent.Remove(from);
                parent[to] = node;
            }
        }
    }

    private JsonValue Mark(string raw)
    {
        _marked.Add(raw);
        return JsonValue.Create(MarkOf(_marked.Count - 1));
    }

    private static string MarkOf(int number) => $"here goes {number}.";

    private static void Replace(JsonNode node, JsonNode by)
    {
        if (node.Parent is JsonArray list) list[node.GetElementIndex()] = by;
        else if (node.Parent is JsonObject parent) parent[node.GetPropertyName()] = by;
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonArray list) list.RemoveAt(node.GetElementIndex());
        else if (node.Parent is JsonObject parent) parent.Remove(node.GetPropertyName());
    }

    private static bool IsWithin(JsonNode node, JsonNode outer)
    {
        for (var each = node; each is not null; each = each.Parent)
        {
            if (each == outer) return true;
        }

        return false;
    }

    private static string? Text(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static double? Number(JsonNode node) =>
        node is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    /// <summary>Every node once; of what is there in masses only some, so that each kind has its turn.</summary>
    private void Collect(JsonNode? node, List<JsonNode> nodes)
    {
        if (node is null) return;

        nodes.Add(node);
        if (node is JsonObject parent)
        {
            foreach (var (_, inner) in parent) Collect(inner, nodes);
        }

        if (node is not JsonArray list) return;

        var chosen = list.Count <= 6
            ? Enumerable.Range(0, list.Count)
            : Enumerable.Range(0, 4).Select(_ => random.Next(list.Count)).Distinct();
        foreach (var place in chosen) Collect(list[place], nodes);
    }

    private T Pick<T>(T[] all) => all[random.Next(all.Length)];
}
