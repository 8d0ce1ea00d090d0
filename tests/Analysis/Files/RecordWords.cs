using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Analysis.Files;

/// <summary>The documentation of records and of their members, in the words of a file: what is <see langword="null"/>
/// is absent there, and names begin with a small letter.</summary>
internal sealed class RecordWords
{
    private readonly Dictionary<string, XElement> _members;

    public RecordWords()
    {
        var assembly = typeof(RunResults).Assembly;
        _members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!, member => member.Element("summary")!);
    }

    /// <summary>The summary of a record.</summary>
    public string Of(Type record) => TextOf($"T:{record.FullName}");

    /// <summary>The summary of a member.</summary>
    public string Of(PropertyInfo member) => TextOf($"P:{member.DeclaringType!.FullName}.{member.Name}");

    private string TextOf(string name)
    {
        var text = Regex.Replace(string.Concat(_members[name].Nodes().Select(Plain)).Trim(), @"\s+", " ");
        return text.Replace(". absent", ". Absent", StringComparison.Ordinal);
    }

    private static string Plain(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see when see.Attribute("langword") is { } word =>
            (string)word == "null" ? "absent" : (string)word,
        XElement { Name.LocalName: "see" } see => Named((string)see.Attribute("cref")!),
        XElement element => element.Value,
        _ => node.ToString(),
    };

    /// <summary>A constant stands for its value, and anything else for its name.</summary>
    private static string Named(string reference)
    {
        var (type, name) = (reference[2..reference.LastIndexOf('.')], reference[(reference.LastIndexOf('.') + 1)..]);
        return reference[0] == 'F'
            ? (string)typeof(RunResults).Assembly.GetType(type)!.GetField(name)!.GetRawConstantValue()!
            : JsonNamingPolicy.CamelCase.ConvertName(name);
    }
}
