using System.Text.RegularExpressions;
using ConcurrencyCompare.Benchmarks.Cli;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>Random command lines of known options with odd values: never a stack trace, never more than one error,
/// never a file outside of the output folder.</summary>
public sealed class CommandLineFuzzTests(ITestOutputHelper log) : FolderTests
{
    private static readonly string[] Odd =
    [
        "", " ", "-", "--", "-1", "0", "1", "7", "2147483647", "-2147483648", "9223372036854775808", "1e999", "NaN",
        "-Infinity",
        "5%", "-5%", "NaN%", "1e3%", "0.0000000000000000000001%", "10m", "-10m", "99999999999999999999h", ".s", "µs",
        "0-1", "0,",
        "63", "64", "1-0", "4294967296", "*", "[", "**\\", "a:b", ":", "a=b", "=", "%s", "{0}", "$HOME", "~", "'", "\"",
        ",", ",,",
        "threads", "THREADS", "threads,threads", "latency", "limits", "smoke", "quick", "full", "dry", "openmetrics",
        "slower",
        "日本語", "\u202etxt.exe", "\ud800", "e\u0301", "\u0000", "\n", "\r\n", "\u001b[31m", "\u0007", "a\tb", "@",
        "@absent", "/h",
        new string('x', 300), new string('9', 400), "../../../escape", "..", "true", "false", "null", "flat", "tree",
        "HEAD", "main",
    ];

    [Fact]
    public void Run_answers_every_command_line_in_order() => Fuzz(seed: 1, runs: 300);

    [Theory(Explicit = true)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Run_answers_ten_thousand_command_lines_in_order(int seed) => Fuzz(seed, runs: 2_500);

    private void Fuzz(int seed, int runs)
    {
        var paths = Subjects();
        var random = new Random(seed);
        var exits = new SortedDictionary<int, int>();
        for (var i = 0; i < runs; i++)
        {
            var arguments = Arguments(random, paths, output: _directory.File("out"));
            var before = Outside();

            var said = CommandLineRun.Of(arguments);

            var shown = $"seed {seed}, run {i}: {string.Join(' ', arguments.Select(Show))}\n{said.Error}";
            Assert.True(said.ExitCode is >= 0 and <= ExitCode.Gate, shown);
            Assert.DoesNotMatch(@"(?m)^\s+at \S+\(|unexpected \w+Exception|Unhandled", said.Error + said.Output);
            Assert.True(Regex.Count(said.Error, "(?m)^error: ") <= 1, shown);
            Assert.True(
                said.ExitCode is ExitCode.Success or ExitCode.Gate || said.Error.TrimEnd('\n').Split('\n').Length <= 2,
                shown);
            Assert.True(said.Error.All(letter => letter is '\n' or '\r' || !char.IsControl(letter)), shown);
            Assert.True(before.SequenceEqual(Outside()), $"a file outside: {shown}");
            exits[said.ExitCode] = exits.GetValueOrDefault(said.ExitCode) + 1;
            if (random.Next(10) == 0 && Directory.Exists(_directory.File("out")))
                Directory.Delete(_directory.File("out"), recursive: true);
        }

        log.WriteLine($"exit codes: {string.Join(", ", exits.Select(exit => $"{exit.Key} {exit.Value} times"))}");
        // Neither all refused nor all taken: else the fuzz would try nothing.
        Assert.InRange(exits.GetValueOrDefault(ExitCode.Success), runs / 50, runs / 2);
    }

    /// <summary>All that is not the output folder; the folder that this runs in is among it.</summary>
    private string[] Outside() =>
    [
        .. Directory.GetFileSystemEntries(_directory.Path, "*", SearchOption.AllDirectories)
            .Where(
                path => path != _directory.File("out")
                    && !path.StartsWith(_directory.File("out/"), StringComparison.Ordinal))
            .Concat(Directory.GetFileSystemEntries(Environment.CurrentDirectory))
            .Concat(Directory.GetFileSystemEntries(Path.GetTempPath(), "escape*"))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {(File.Exists(path) ? new FileInfo(path).Length : 0)}"),
    ];

    /// <summary>What may stand where a folder with results is meant: that as often as all the others.</summary>
    private string[] Subjects()
    {
        var run = _directory.Folder("run", SampleResults.Create());
        var other = SampleResults.Create();
        var slower = _directory.Folder(
            "other", other with { Environment = other.Environment with { Processor = "Ampere Altra" } });
        var whole = File.ReadAllText(Path.Combine(run, ResultsFile.Name));
        string[] wrong =
        [
            Put("damaged", ResultsFile.Name, "{ \"format\": "),
            Put("empty", ResultsFile.Name, ""),
            Put("cut", ResultsFile.Name, whole[..(whole.Length / 2)]),
            Put("newer", ResultsFile.Name, whole.Replace("\"version\": ", "\"version\": 9", StringComparison.Ordinal)),
            Put("foreign", ResultsFile.Name, "{ \"format\": \"benchmarkdotnet\", \"cases\": [] }"),
            Put("list", ResultsFile.Name, "[]"),
            Put("binary", ResultsFile.Name, "\0\u0001\ufffd\e[31m"),
            Put("journal", RunJournal.Name, "{}\n"),
            Put("history", HistoryFile.Name, "{}\n"),
            Put("taken/" + ResultsFile.Name, "file", ""),
            Put("nothing", "file", ""),
            Path.Combine(run, ResultsFile.Name),
            _directory.File("absent"),
            _directory.File("loop"),
            "/dev/null",
        ];
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(_directory.File("loop"), "loop");
        return [.. Enumerable.Repeat(run, wrong.Length - 3), slower, run + "/", run + "/../other", .. wrong];
    }

    private string Put(string folder, string file, string text)
    {
        Directory.CreateDirectory(_directory.File(folder));
        File.WriteAllText(_directory.File($"{folder}/{file}"), text);
        return _directory.File(folder);
    }

    private static string[] Arguments(Random random, string[] paths, string output)
    {
        var (command, options) = Pick(random, Commands);
        var arguments = new List<string>();
        if (command.Length > 0) arguments.Add(command);
        // Valid often enough that something behind the first refusal is tried as well.
        var words = command is "report" or "publish" or "export" ? random.Next(3) : command == "compare" ? 2 : 0;
        for (var i = 0; i < words; i++) arguments.Add(random.Next(4) == 0 ? Pick(random, Odd) : Pick(random, paths));
        if (command == "demo") arguments.Add(random.Next(2) == 0 ? "threads" : Pick(random, Odd));
        if (command == "export" && random.Next(2) == 0) arguments.AddRange(["--format", "openmetrics"]);

        for (var i = random.Next(4); i > 0; i--)
        {
            var option = Pick(random, options);
            var value = Pick(random, Odd);
            string[] given = random.Next(4) switch
            {
                0 => [option],
                1 => [$"{option}={value}"],
                2 => [option, value, Pick(random, Odd)],
                _ => [option, value],
            };
            arguments.AddRange(option is "--output" or "--site" ? [option, random.Next(4) switch
            {
                0 => Harmless(value),
                // What is there is no folder, or no file.
                1 => Pick(random, ["/dev/null", "/dev/full", "/proc/self/cmdline"]),
                _ => output,
            }] : given);
        }

        // What takes its time, or measures, says only what it would do; and nothing is written to where users keep
        // theirs.
        if (command is "" or "benchmarks" or "demo" || (command == "compare" && arguments.Any(IsInTurns)))
            arguments.Add("--dry-run");
        if (command is "publish" && !arguments.Contains("--site")) arguments.AddRange(["--site", output]);
        if (command is "report" && !arguments.Contains("--output")) arguments.AddRange(["--output", output]);
        return [.. arguments];
    }

    private static bool IsInTurns(string argument) =>
        argument.StartsWith("--git", StringComparison.Ordinal)
            || argument.StartsWith("--checkouts", StringComparison.Ordinal);

    /// <summary>A name of a folder that may well be made would be made beside the tests.</summary>
    private static string Harmless(string value) =>
        string.IsNullOrWhiteSpace(value)
            || value.Contains('\0') ? value : Path.Combine("/dev/null", value.Replace('/', '_'));

    private static T Pick<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static string Show(string argument) =>
        $"'{string.Concat(argument.Select(letter => letter is < ' ' or > '~' ? CodeOf(letter) : $"{letter}"))}'";

    private static string CodeOf(char letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");

    private static IReadOnlyList<(string Command, string[] Options)> Commands { get; } =
    [
        ("benchmarks",
            [.. Ours,
                .. BenchmarkDotNetOptions.Names.Where(name => name is not ("list" or "info"))
                    .Select(name => "--" + name)]),
        ("", Ours),
        ("demo",
            ["--count", "--interval", "--producers", "--consumers", "--capacity", "--plugin", "--dry-run", "--help"]),
        ("list", ["--plugin", "--help", "--version", "--nonsense"]),
        ("report", ["--output", "--expect", "--version", "-h"]),
        ("compare",
            ["--threshold", "--fail-on", "--output", "--git", "--checkouts", "--repository", "--profile", "--models",
                "--rounds", "--budget", "--seed", "--cpus", "--filter", "--job", "-?"]),
        ("publish", ["--site", "--wait", "-h"]),
        ("export", ["--format", "--output", "-h"]),
        ("nonsense", ["--output"]),
    ];

    private static string[] Ours =>
    [
        "--profile", "--models", "--scenarios", "--rounds", "--budget", "--threshold", "--cpus", "--seed", "--output",
        "--resume",
        "--in-turns", "--produce", "--consume-wait", "--consumers", "--capacity", "--rate", "--payload", "--workload",
        "--plugin", "--dry-run",
        "--help", "--version", "-?", "-h", "--nonsense", "-x",
    ];
}
