using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Parameters;
using BenchmarkDotNet.Toolchains.Results;
using BenchmarkDotNet.Validators;
using ConcurrencyCompare.Benchmarks.Machine;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>Starts a measured process on the processors that its job names, from its first instruction.</summary>
/// <remarks>BenchmarkDotNet pins a process that runs already, whose runtime has counted more processors than it gets.
/// So the thread that starts the process is pinned while it does that, as <c>taskset</c> would; Windows pins a process
/// only once it runs.</remarks>
internal sealed class PinnedExecutor(IExecutor executor) : IExecutor
{
    public ExecuteResult Execute(ExecuteParameters executeParameters)
    {
        if (PinnedJob.CpusOf(executeParameters.BenchmarkCase.Job) is not { } cpus)
            return executor.Execute(executeParameters);

        return executor.Execute(
            executeParameters.With(diagnoser: new Pinning(cpus, executeParameters.Diagnoser)));
    }

    /// <summary>What BenchmarkDotNet tells of a process, before and after it has started it on its own
    /// thread.</summary>
    private sealed class Pinning(CpuList cpus, IDiagnoser? next) : IDiagnoser
    {
        private IDisposable? _pinned;

        public IEnumerable<string> Ids => next?.Ids ?? [];

        public IEnumerable<IExporter> Exporters => next?.Exporters ?? [];

        public IEnumerable<IAnalyser> Analysers => next?.Analysers ?? [];

        public BenchmarkDotNet.Diagnosers.RunMode GetRunMode(BenchmarkCase benchmarkCase) =>
            next?.GetRunMode(benchmarkCase) ?? BenchmarkDotNet.Diagnosers.RunMode.None;

        public void Handle(HostSignal signal, DiagnoserActionParameters parameters)
        {
            if (signal == HostSignal.BeforeProcessStart) _pinned = Affinity.PinThisThread(cpus);
            if (signal == HostSignal.AfterProcessStart) _pinned?.Dispose();
            if (signal == HostSignal.BeforeAnythingElse && parameters.Process is { } process)
                Affinity.Pin(process, cpus);
            next?.Handle(signal, parameters);
        }

        public IEnumerable<Metric> ProcessResults(DiagnoserResults results) => next?.ProcessResults(results) ?? [];

        public void DisplayResults(ILogger logger) => next?.DisplayResults(logger);

        public IEnumerable<ValidationError> Validate(ValidationParameters validationParameters) =>
            next?.Validate(validationParameters) ?? [];
    }
}
