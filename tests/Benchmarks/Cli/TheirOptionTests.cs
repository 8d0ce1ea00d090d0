using ConcurrencyCompare.Benchmarks.Cli;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>The walk through every option of BenchmarkDotNet's console.</summary>
public class TheirOptionTests
{
    private const string Document = "benchmarkdotnet.md";

    /// <summary>A value that each option takes, so that nothing else is wrong.</summary>
    private static readonly Dictionary<string, string> Values = """
        job short, runtimes net8.0, exporters csv, profiler EP, filter *RoundTrip*, hide Mean, artifacts somewhere, outliers DontRemove,
        affinity 1, attribute Benchmark, counters CacheMisses, cli dotnet, packages packages, coreRun corerun, monoPath mono,
        clrVersion 4, ilCompilerVersion 10, ilcPackages ilc, launchCount 1, strategy Monitoring, platform X64, list flat,
        disasmDepth 2, disasmFilter *, buildTimeout 10, wakeLock None, statisticalTest 5%, maxWidth 30, envVars NAME:value,
        wasmEngine v8, wasmArgs x, customRuntimePack x, AOTCompilerPath x, AOTCompilerMode llvm, wasmDataDir x
        """.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Whatever value they have, there is no such category.</summary>
    private static readonly string[] Categories = ["allCategories", "anyCategories"];

    public static TheoryData<string> Names => [.. BenchmarkDotNetOptions.Names];

    [Fact]
    public void All_has_every_option_of_BenchmarkDotNet_once_and_no_other() =>
        Assert.Equal(
            BenchmarkDotNetOptions.Names.Order(StringComparer.Ordinal),
            TheirOption.All.Select(option => option.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Documentation_has_a_row_for_each()
    {
        var document = File.ReadAllText(Repository.PathOf("docs", Document));
        var before =
            document[..(document.IndexOf("| --- |", StringComparison.Ordinal) + "| --- | --- | --- |\n".Length)];

        Snapshot.CheckFile(
            Path.Combine("docs", Document),
            before + string.Concat(TheirOption.All.Select(option => option.ToRow() + "\n")));
    }

    [Theory, MemberData(nameof(Names))]
    public void Benchmarks_does_with_the_option_what_the_table_says(string name)
    {
        var option = TheirOption.Of(name);
        string[] arguments = Values.TryGetValue(name, out var value)
            ? ["--" + name, value]
            : option.Least is { } least ? ["--" + name, $"{least}"] : ["--" + name];

        // What prints does so on the real console; our own --resume stands before theirs.
        if (option.Effect == TheirEffect.Prints || name == "resume" || Categories.Contains(name)) return;

        var run = CommandLineRun.Of(["benchmarks", "--dry-run", "--scenarios", "round-trip", .. arguments]);

        if (option.Effect == TheirEffect.Refused)
        {
            AssertRefused(run, $"--{name}: {option.Text}.");
            return;
        }

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Would measure ", run.Output);
        Assert.Equal(
            option.Effect == TheirEffect.OnlyTheirs,
            run.Output.Contains($"note: --{name} has no effect on the report", StringComparison.Ordinal));
    }

    [Fact]
    public void Benchmarks_takes_no_less_than_an_option_can_mean()
    {
        foreach (var option in TheirOption.All.Where(option => option.Least is not null))
        {
            AssertRefused(
                CommandLineRun.Of("--dry-run", $"--{option.Name}={option.Least - 1}"),
                $"--{option.Name} takes a whole number from {option.Least}, not '{option.Least - 1}'.");
        }
    }

    [Theory]
    [InlineData("--envVars 9x:1", "--envVars takes variables as NAME:VALUE, not '9x:1'.")]
    [InlineData("--envVars a=b:1", "--envVars takes variables as NAME:VALUE, not 'a=b:1'.")]
    [InlineData(
        "--runtimes net10.0 nativeaot10.0", "--runtimes: what is measured is this build, on the .NET that runs it")]
    [InlineData("-r net10.0", "--runtimes: what is measured is this build")]
    [InlineData("--job short medium", "'medium' belongs to no option.")]
    [InlineData("--job medium", "--job medium: a round is one fresh process of each case, not 2.")]
    [InlineData("--maxWidth 10", "20 is the minimum.")]
    [InlineData("-d", "--disasm: it works inside or beside the measured process")]
    public void Benchmarks_says_what_is_wrong_with_an_option(string arguments, string expected) =>
        AssertRefused(CommandLineRun.Of(["--dry-run", .. arguments.Split(' ')]), expected);
}
