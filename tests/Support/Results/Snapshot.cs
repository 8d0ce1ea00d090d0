namespace ConcurrencyCompare.Tests.Support;

/// <summary>Generated text against a file beside the tests: <c>tests/FOLDER/Snapshots/NAME</c>.</summary>
/// <remarks>
/// <c>UPDATE_SNAPSHOTS=1</c> writes the files instead, for a review of the difference; not on a build server
/// (<c>CI=true</c>), where nobody would look.
/// </remarks>
internal static class Snapshot
{
    private const string Update = "UPDATE_SNAPSHOTS";

    /// <summary>Fails unless the text is that of the file, to the byte.</summary>
    /// <param name="folder">The folder of the tests, such as <c>Reports/Charts</c>.</param>
    /// <param name="name">The file's name, such as <c>throughput.svg</c>.</param>
    /// <param name="actual">What was generated.</param>
    public static void Check(string folder, string name, string actual) =>
        CheckFile(Path.Combine("tests", folder, "Snapshots", name), actual);

    /// <summary>Fails unless the text is that of a file of the repository, to the byte.</summary>
    /// <param name="path">The file's path from the root, such as <c>results/README.md</c>.</param>
    /// <param name="actual">What was generated.</param>
    public static void CheckFile(string path, string actual)
    {
        var file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"{Update} is not for a build server.");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        if (!File.Exists(file)) Assert.Fail($"{path} does not exist; {Update}=1 writes it.");
        if (Difference(File.ReadAllText(file), actual) is { } difference)
            Assert.Fail($"{path}, {difference}\n{Update}=1 accepts what is generated now.");
    }

    /// <summary>The first line that differs, with both texts; <see langword="null"/> if none does.</summary>
    public static string? Difference(string expected, string actual)
    {
        if (expected == actual) return null;

        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < before.Length && line < now.Length && before[line] == now[line]) line++;
        return $"line {line + 1}:\nexpected: {LineOf(before)}\n  actual: {LineOf(now)}";

        string LineOf(string[] lines) => line < lines.Length ? lines[line] : "(the text ends before)";
    }
}
