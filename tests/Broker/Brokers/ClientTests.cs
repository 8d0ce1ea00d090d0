using System.Text;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>Where no broker is measured, nothing of its client is in the process.</summary>
[Collection(MeasuringTests.Name)]
public sealed class ClientTests : IDisposable
{
    private readonly TemporaryDirectory _results = new();
    private readonly TemporaryDirectory _traces = new();

    public void Dispose()
    {
        _results.Dispose();
        _traces.Dispose();
    }

    /// <summary>The runtime writes down what each process of the run loads.</summary>
    [Fact]
    public void Client_is_loaded_in_the_measured_processes_of_redis_alone()
    {
        TestBroker.Require();
        var start = Application.StartOf(null, [.. Application.Short, _results.Path, "--with-broker"]);
        start.Environment["DOTNET_EnableEventPipe"] = "1";
        start.Environment["DOTNET_EventPipeOutputPath"] = _traces.File("{pid}.nettrace");
        // Assemblies, and no more.
        start.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4";

        var run = ProcessRun.Of(start);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var measured = Directory.GetFiles(_traces.Path).Select(File.ReadAllBytes)
            .Where(trace => Says(trace, "--benchmarkName")).ToList();
        Assert.Equal([true], measured.Where(IsOfRedis).Select(HasClient));
        Assert.Equal([false], measured.Where(trace => !IsOfRedis(trace)).Select(HasClient));
    }

    private static bool IsOfRedis(byte[] trace) => Says(trace, "Model: \"redis\"");

    private static bool HasClient(byte[] trace) => Says(trace, "StackExchange.Redis");

    private static bool Says(byte[] trace, string text) =>
        trace.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
