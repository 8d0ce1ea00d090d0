using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>The small files in which Linux says how a machine is: whatever is asked of it is read through
/// here.</summary>
/// <param name="root">The folder that has <c>proc</c> and <c>sys</c>; tests have others, with what other machines
/// say.</param>
internal sealed class LinuxFiles(string root)
{
    private const string RealRoot = "/";

    /// <summary>Those of the machine on which this program runs.</summary>
    public static LinuxFiles Here { get; } = new(RealRoot);

    /// <summary>Whether they are those of the machine on which this program runs, so that the system itself may be
    /// asked, too.</summary>
    public bool AreHere => root == RealRoot;

    /// <summary>The text without white space at its ends; <see langword="null"/> where there is no such file, or nobody
    /// may read it.</summary>
    public string? TryRead(string path) =>
        Ask(() => File.Exists(PathOf(path)) ? File.ReadAllText(PathOf(path)).Trim() : null);

    /// <summary>The lines of a file, without white space at their ends; none where there is no such file.</summary>
    public IReadOnlyList<string> LinesOf(string path) =>
        TryRead(path)?.Split('\n', StringSplitOptions.TrimEntries) ?? [];

    public bool Has(string path) => File.Exists(PathOf(path));

    /// <summary>The folders in a folder, such as <c>/sys/class/power_supply/BAT0</c>; none where nobody may
    /// look.</summary>
    public IReadOnlyList<string> FoldersIn(string path) => Ask<IReadOnlyList<string>>(() =>
        Directory.Exists(PathOf(path))
            ? [.. Directory.EnumerateDirectories(PathOf(path)).Select(folder => $"{path}/{Path.GetFileName(folder)}")]
            : []) ?? [];

    /// <summary>The value behind <c>name:</c> in files such as <c>/proc/self/status</c>.</summary>
    public static string? ValueOf(string? text, string name) =>
        text?.Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0] == name)?[1];

    /// <summary>The number behind a name and a blank in files such as <c>memory.stat</c>.</summary>
    public long? CountIn(string path, string name) => LinesOf(path).Select(line => line.Split(' '))
        .Where(parts => parts is [var key, _] && key == name).Select(parts => CountOf(parts[1])).FirstOrDefault();

    /// <summary>A whole number from 0; <see langword="null"/> where it is none.</summary>
    public static long? CountOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Ask<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PathOf(string path) => Path.Combine(root, path.TrimStart('/'));
}
