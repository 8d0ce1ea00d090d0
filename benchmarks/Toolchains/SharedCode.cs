using System.Runtime.CompilerServices;
using BenchmarkDotNet.Characteristics;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Parameters;
using BenchmarkDotNet.Toolchains.Results;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>The rounds of a case run the same code, under the number that it has in the first of them.</summary>
/// <remarks>BenchmarkDotNet would write a class for every round of every case: a run of many rounds would wait long for
/// the compiler before it begins, and each of its processes would load megabytes.</remarks>
internal static class SharedCode
{
    private static readonly ConditionalWeakTable<BenchmarkCase, object> Numbers = [];

    /// <summary>Chooses the cases that code is written for.</summary>
    public static BuildPartition Choose(BuildPartition all)
    {
        var alike = all.Benchmarks.GroupBy(built => CodeOf(built.BenchmarkCase)).ToList();
        foreach (var rounds in alike)
        {
            foreach (var built in rounds) Numbers.AddOrUpdate(built.BenchmarkCase, rounds.First().Id.Value);
        }

        return new BuildPartition([.. alike.Select(rounds => rounds.First())], all.Resolver);
    }

    /// <summary>The number of a case's code; <see langword="null"/> where none was chosen.</summary>
    public static int? NumberOf(BenchmarkCase measured) =>
        Numbers.TryGetValue(measured, out var number) ? (int)number : null;

    /// <summary>All that BenchmarkDotNet writes into the code of a case, but for the name of its job, which is the
    /// round's.</summary>
    private static (object Method, string Parameters, string Diagnosers, string Job) CodeOf(BenchmarkCase measured) => (
        measured.Descriptor.WorkloadMethod,
        string.Join(';', measured.Parameters.Items.Select(item => $"{item.Name}={item.ToSourceCode()}")),
        string.Join(' ', measured.Config.GetDiagnosers().SelectMany(diagnoser => diagnoser.Ids)),
        CharacteristicSetPresenter.SourceCode.ToPresentation(new Job("", measured.Job)));

    /// <summary>Starts a measured process with the number of its code.</summary>
    internal sealed class Executor(IExecutor executor) : IExecutor
    {
        public ExecuteResult Execute(ExecuteParameters asked) =>
            executor.Execute(asked.With(
                NumberOf(asked.BenchmarkCase) is { } number ? new BenchmarkId(number, asked.BenchmarkCase) : null));
    }
}
