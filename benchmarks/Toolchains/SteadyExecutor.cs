using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Parameters;
using BenchmarkDotNet.Toolchains.Results;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>Lets a measured process come to its end when BenchmarkDotNet's log cannot be written any more, such as on a
/// full disk.</summary>
/// <remarks>A line that is refused while a process is measured would close the pipe to it: the process would crash,
/// with a stack trace, and so would the next one. The next line after its end is refused as well, stops the run, and
/// says why.</remarks>
internal sealed class SteadyExecutor(IExecutor executor) : IExecutor
{
    public ExecuteResult Execute(ExecuteParameters executeParameters) =>
        executor.Execute(executeParameters.With(logger: new SteadyLogger(executeParameters.Logger)));

    private sealed class SteadyLogger(ILogger logger) : ILogger
    {
        public string Id => logger.Id;

        public int Priority => logger.Priority;

        public void Write(LogKind logKind, string text) => Try(() => logger.Write(logKind, text));

        public void WriteLine() => Try(logger.WriteLine);

        public void WriteLine(LogKind logKind, string text) => Try(() => logger.WriteLine(logKind, text));

        public void Flush() => Try(logger.Flush);

        private static void Try(Action write)
        {
            try
            {
                write();
            }
            catch (Exception refused) when (Cause.IsRefusal(refused))
            {
                // The results do not need this line.
            }
        }
    }
}
