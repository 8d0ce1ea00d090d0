namespace ConcurrencyCompare.Tests.Versions;

/// <summary>A side that measures nothing, and ends as it is told to.</summary>
/// <param name="name">Its name.</param>
/// <param name="log">Gets what it measures, and that it began; nobody else who writes there may measure
/// meanwhile.</param>
/// <param name="turns">What it asks for, as a round and a case.</param>
internal sealed class ScriptedSide(
    string name, MeasurementLog log, params IReadOnlyList<(int Round, string Case)> turns) : ISide
{
    private int _asked;
    private bool _measures;

    public string Name => name;

    public int ExitCode { get; private set; } = -1;

    /// <summary>How many turns it asks for before it crashes.</summary>
    public int CrashesAfter { get; init; } = int.MaxValue;

    /// <summary>Its exit code after its last turn.</summary>
    public int EndsWith { get; init; }

    /// <summary>Called while it measures.</summary>
    public Action<Turn> WhileMeasuring { get; init; } = _ => { };

    public bool IsStopped { get; private set; }

    public bool IsDisposed { get; private set; }

    public Turn? Next()
    {
        if (_asked == 0) log.Start(name);
        if (_measures)
        {
            WhileMeasuring(TurnAt(_asked - 1));
            log.End();
            _measures = false;
        }

        if (_asked == CrashesAfter) return End(with: 134);
        if (IsStopped) return End(with: Benchmarks.Errors.ExitCode.Interrupted);
        return _asked == turns.Count ? End(EndsWith) : TurnAt(_asked++);
    }

    public void Go()
    {
        if (IsStopped) return;

        var (round, measured) = turns[_asked - 1];
        log.Begin($"{name} {round} {measured}");
        _measures = true;
    }

    public void Stop() => IsStopped = true;

    public void Dispose() => IsDisposed = true;

    private Turn TurnAt(int place) =>
        new(turns[place].Round, turns[^1].Round, place + 1, turns.Count, turns[place].Case);

    private Turn? End(int with)
    {
        ExitCode = with;
        return null;
    }
}

/// <summary>What was measured, in its order.</summary>
internal sealed class MeasurementLog
{
    private string? _now;

    public List<string> Measured { get; } = [];

    public List<string> Started { get; } = [];

    public void Start(string side)
    {
        Assert.Null(_now);
        Started.Add(side);
    }

    public void Begin(string measured)
    {
        Assert.True(_now is null, $"{measured} begins while {_now} is measured.");
        _now = measured;
        Measured.Add(measured);
    }

    public void End() => _now = null;
}
