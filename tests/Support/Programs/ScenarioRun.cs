using System.Reflection;
using BenchmarkDotNet.Engines;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>An iteration of a case in this process, as BenchmarkDotNet would run it in one of its own.</summary>
/// <remarks>What is seen of it and what it writes belong to the process: tests that use it run alone.</remarks>
internal static class ScenarioRun
{
    /// <summary>The collection of those tests.</summary>
    public const string Alone = "scenarios in this process";

    /// <summary>Runs one iteration of one invocation.</summary>
    /// <returns>What the case says about itself, what was seen of it, and what it wrote.</returns>
    public static (Declaration Declared, Observation Seen, IReadOnlyList<string> Output) Of(Launch launch)
    {
        var before = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            return Run(launch, written);
        }
        finally
        {
            Console.SetOut(before);
        }
    }

    private static (
        Declaration Declared, Observation Seen, IReadOnlyList<string> Output) Run(Launch launch, StringWriter written)
    {
        var descriptor = launch.Case.Descriptor;
        var scenario = Activator.CreateInstance(descriptor.Type)!;
        foreach (var parameter in launch.Case.Parameters.Items)
            descriptor.Type.GetProperty(parameter.Name)!.SetValue(scenario, parameter.Value);

        Call(descriptor.GlobalSetupMethod, scenario);
        Observed.Forget();
        Call(descriptor.IterationSetupMethod, scenario);
        Observed.TakeItems();
        // What BenchmarkDotNet would say before it starts its clock.
        (scenario as HistogramBenchmark)?.Watch.Hear(EngineEventSource.WorkloadActualStartEventId);
        Call(descriptor.WorkloadMethod, scenario);
        var seen = new Observation([Observed.TakeItems()], Observed.Shapes, Affinity.Own?.ToString());
        Call(descriptor.IterationCleanupMethod, scenario);

        var output = written.ToString().Split('\n');
        var items = ChildOutput.ReadHistograms(output, iterations: 1)
            .TryGetValue(ChildOutput.Latency, out var latencies)
            ? latencies.Single().TotalCount
            : descriptor.OperationsPerInvoke * ChildOutput.ReadItems(output) * Doubles.TimesOf(launch.Model);
        var result = new RoundResult(1, 1, [1]) { IterationCosts = [new IterationCosts(items, 1, 1, 0, 0, 0, 0, 0)] };
        return (Declaration.Of(launch, result), seen, output);
    }

    private static void Call(MethodInfo? method, object scenario)
    {
        try
        {
            method?.Invoke(scenario, null);
        }
        catch (TargetInvocationException failed)
        {
            throw failed.InnerException!;
        }
    }
}

/// <summary>Runs when nothing else does.</summary>
[CollectionDefinition(ScenarioRun.Alone, DisableParallelization = true)]
public sealed class ScenariosAlone;
