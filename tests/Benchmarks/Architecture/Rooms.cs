using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Architecture;

/// <summary>Which folders of a project know which, read off the source: the compiler refuses a using that nothing
/// needs.</summary>
/// <remarks>Assemblies, which NetArchTest.Rules and ArchUnitNET read, know neither constants, as the compiler copies
/// them, nor folders that only documentation refers to.</remarks>
internal static partial class Rooms
{
    /// <summary>The name of what stands in no folder.</summary>
    public const string Root = "(root)";

    /// <summary>Each folder, and those that it knows.</summary>
    /// <param name="project">The folder of the project; its file is called after its root namespace.</param>
    public static IReadOnlyDictionary<string, SortedSet<string>> Of(string project)
    {
        var root = Path.GetFileNameWithoutExtension(Directory.GetFiles(project, "*.csproj").Single());
        var files = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Built().IsMatch(Path.GetRelativePath(project, file)))
            .Select(file => WithoutWords(File.ReadAllText(file)))
            .Select(text => (Room: RoomOf(NamespaceOf().Match(text).Groups[1].Value, root), Text: text))
            .ToList();
        var rooms = files.Select(file => file.Room).Distinct()
            .ToDictionary(room => room, _ => new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (room, text) in files)
        {
            rooms[room].UnionWith(
                rooms.Keys.Where(other => other != room && other != Root && Knows(text, other, root)));
        }

        if (rooms.TryGetValue(Root, out var known) && known.Count == 0) rooms.Remove(Root);
        return rooms;
    }

    private static bool Knows(string text, string room, string root)
    {
        var full = Regex.Escape($"{root}.{room.Replace('/', '.')}");
        var last = Regex.Escape(room.Split('/')[^1]);
        return Regex.IsMatch(text, $@"^using (static |\w+ = )?{full}[.;]", RegexOptions.Multiline)
            || Regex.IsMatch(Usings().Replace(text, ""), $@"(?<![\w.]){last}\.[A-Z]");
    }

    /// <summary>Models are rooms of their own, as they must not know each other.</summary>
    private static string RoomOf(string name, string root)
    {
        var parts = name.Length > root.Length ? name[(root.Length + 1)..].Split('.') : [];
        return parts switch
        {
            [] => Root,
            ["Models", var model, ..] => $"Models/{model}",
            [var first, ..] => first,
        };
    }

    /// <summary>Without comments and texts.</summary>
    private static string WithoutWords(string text) => Words().Replace(text, "");

    [GeneratedRegex(@"^(bin|obj)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex("^(using|namespace) .*;", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"//.*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Words();
}
