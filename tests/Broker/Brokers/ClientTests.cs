using System.Text;

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
    public void Client_is_loaded_where_redis_is_measured_and_not_where_another_is()
    {
        TestBroker.Require();
        var start = Application.StartOf(null, [.. Application.Short, _results.Path, "--with-broker"]);
        start.Environment["DOTNET_EnableEventPipe"] = "1";
        start.Environment["DOTNET_EventPipeOutputPath"] = _traces.File("{pid}.nettrace");
        // Assemblies as they are loaded, and no list of all at the end.
        start.Environment["DOTNET_EventPipeRundown"] = "0";
        start.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4";

        var run = ProcessRun.Of(start);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        // A measured process is a program of its own. What it says at its end is missing if it is too slow.
        var measured = Directory.GetFiles(_traces.Path).Select(File.ReadAllBytes)
            .Where(trace => Says(trace, "ConcurrencyCompare.Benchmarks-Round"));
        Assert.Equal([false, true], measured.Select(trace => Says(trace, "StackExchange.Redis")).Distinct().Order());
    }

    private static bool Says(byte[] trace, string text) => trace.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
