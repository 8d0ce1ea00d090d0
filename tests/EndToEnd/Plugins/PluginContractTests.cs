using Microsoft.CodeAnalysis;
using static ConcurrencyCompare.Tests.Plugins.PluginSample;

namespace ConcurrencyCompare.Tests.Plugins;

/// <summary>Before anything is measured, models are held to the contract, and works are run: in a process of its own,
/// which they may take with them.</summary>
public sealed class PluginContractTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>What is wrong, the source, and what is said of it.</summary>
    public static TheoryData<string, string, string[]> Sources => new()
    {
        { "loses", Tampering("if (++_count == 2) return; consumer.Consume(item);"), Breaks(1) },
        { "repeats", Tampering("consumer.Consume(item); if (++_count == 2) consumer.Consume(item);"), Breaks(1) },
        {
            "reorders",
            Tampering("if (++_count == 1) { _held = item; return; } consumer.Consume(item); "
                + "if (_count == 2) consumer.Consume(_held);"),
            Breaks(1)
        },
        {
            "starts-a-thread",
            Model("mine", $$"""
                Exception thrown = null;
                var thread = new Thread(() => { try { {{GoodRun}} } catch (Exception own) { thrown = own; } });
                thread.Start();
                thread.Join();
                if (thrown != null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
                """),
            Breaks(7)
        },
        { "hangs", Model("mine", "new ManualResetEvent(false).WaitOne();"), Breaks(1) },
        { "does-nothing", Model("mine", ""), Breaks(1) },
        { "throws", Model("mine", "throw new InvalidOperationException(\"no luck\");"), [.. Breaks(1), "no luck"] },
        {
            "exits", Model("mine", "Environment.Exit(0);"),
            ["'mine', at rule 1: ", "ended the process, with exit code 0."]
        },
        {
            "overflows", Model("mine", "Deeper(1);", "static int Deeper(int depth) => Deeper(depth + 1) + 1;"),
            ["'mine', at rule 1: ", "crashed the process: Stack overflow."]
        },
        {
            "fails-fast", Model("mine", "Environment.FailFast(\"lost\");"),
            ["'mine', at rule 1: ", "crashed the process: Process terminated."]
        },
        {
            "crashes",
            Model(
                "mine",
                "var thread = new Thread(() => throw new FormatException(\"lost\")); thread.Start(); thread.Join();"),
            ["'mine', at rule 1: ", "crashed the process: Unhandled exception. System.FormatException: lost."]
        },
        { "no-items", Work("mine", "0"), ["the work 'mine' has no items."] },
        {
            "other-items", Work("mine", "++_last; private static int _last"),
            ["the work 'mine' has 2 items in one run, and 3 in another: it has to be the same in each."]
        },
        {
            "failing-work",
            Work("mine").Replace("int.Parse(item)", "int.Parse(item + \"?\")", StringComparison.Ordinal),
            ["the work 'mine' throws FormatException: "]
        },
        {
            "endless-work", Work("mine", "int.MaxValue"),
            ["the work 'mine' throws InvalidOperationException: a producer has more than 2000000 items, or no end."]
        },
    };

    public void Dispose() => _directory.Dispose();

    [Theory, MemberData(nameof(Sources))]
    public void What_breaks_a_rule_is_refused_in_a_line_before_anything_is_measured(
        string name, string source, string[] expected)
    {
        var output = _directory.File("out");

        var run = Measure(Compile(_directory.Path, name, source), "--output", output);

        AssertRefused(run, [$"error: plug-in {name}.dll: ", .. expected]);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void What_keeps_the_rules_is_taken()
    {
        var run = Measure(Compile(_directory.Path, "Good", Model("mine")), "--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>What a model cannot do by nature, it says; what was not examined for it, is said.</summary>
    [Fact]
    public void What_a_model_cannot_do_by_nature_is_not_examined_and_that_is_said()
    {
        var run = Measure(Compile(_directory.Path, "Narrow", ModelOfOneConsumer()), "--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(
            @"^note: of the contract's \d+ checks, \d+ checks are not applicable to 'mine': this queue has one "
                + @"reader\.",
            run.Output);
        AssertRefused(
            Measure(Compile(
                _directory.Path, "Silent",
                ModelOfOneConsumer().Replace("SeveralConsumers", "SeveralProducers", StringComparison.Ordinal))),
            ["error: plug-in Silent.dll: ", .. Breaks(1), "NotSupportedException (this queue has one reader)"]);
    }

    /// <summary>It writes to the file in which the process that tries it says what happens, and ends no line.</summary>
    [Fact]
    public void What_a_plugin_writes_is_in_nobodys_way()
    {
        var plugin = Compile(
            _directory.Path, "Loud",
            Model("mine", "using (var own = Console.OpenStandardOutput()) own.WriteByte(120); " + GoodRun));

        var run = Measure(plugin, "--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_debug_build_is_not_measured()
    {
        var plugin = Compile(_directory.Path, "Slow", Model("mine"), level: OptimizationLevel.Debug);

        AssertRefused(Measure(plugin), "error: plug-in Slow.dll: it is a debug build: build it with -c Release.");
    }

    /// <summary>What is not measured need not keep anything.</summary>
    [Fact]
    public void A_model_that_is_not_chosen_is_not_examined()
    {
        var plugin = Compile(_directory.Path, "Bad", Model("mine", ""));

        var run = ApplicationProcess.RunBuilt(
            "benchmarks", "--plugin", plugin, "--models", "threads", "--profile", "smoke", "--dry-run");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private static string[] Breaks(int rule) => [$"'mine' breaks the contract: rule {rule} (", " is broken with "];

    /// <summary>A model whose first consumer is told something else than what was produced.</summary>
    private static string Tampering(string consume) => Model(
        "mine",
        GoodRun.Replace(
            "workload",
            "workload with { Consumers = [.. workload.Consumers.Select(consumer => new Tampered<T>(consumer))] }",
            StringComparison.Ordinal),
        $$"""
        sealed class Tampered<T>(IConsumer<T> consumer) : IConsumer<T>
        {
            int _count;
            T _held;
            public void Consume(T item) { {{consume}} }
            public void OnCompleted() => consumer.OnCompleted();
        }
        """);

    private static CommandLineRun Measure(string plugin, params string[] arguments)
    {
        var run = ApplicationProcess.RunBuilt(
            ["benchmarks", "--plugin", plugin, "--profile", "smoke", .. arguments]);
        return new CommandLineRun(run.ExitCode, run.Output, run.Error);
    }
}
