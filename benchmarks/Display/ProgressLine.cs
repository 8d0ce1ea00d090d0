using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Interleaving;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Says what is being measured and how long it will go on: one line that changes, or a line a round when piped.
/// </summary>
/// <remarks>It writes between two cases and has no thread of its own, so it never disturbs a measurement.</remarks>
internal sealed class ProgressLine(TextWriter output)
{
    private const string ClearLine = "\r\e[2K";

    private readonly bool _isInteractive = !Console.IsOutputRedirected && Console.WindowWidth > 0;
    private Stopwatch? _clock;
    private int _round;

    public void Start(Turn turn)
    {
        _clock ??= Stopwatch.StartNew();
        var isNewRound = turn.Round > _round;
        _round = Math.Max(_round, turn.Round);
        if (!_isInteractive && !isNewRound) return;

        var left = turn.Place == 1 ? "" : $", {Left(turn)} left";
        var where = $"round {turn.Round} of {turn.Rounds}{left}";
        if (_isInteractive) output.Write($"{ClearLine}{turn.Place}/{turn.Places}  {where}  {turn.Name}");
        else output.WriteLine(where);
    }

    /// <summary>Makes room for what comes next.</summary>
    public void Clear()
    {
        if (_isInteractive) output.Write(ClearLine);
    }

    private string Left(Turn turn)
    {
        var done = turn.Place - 1;
        var seconds = _clock!.Elapsed.TotalSeconds / done * (turn.Places - done);
        return seconds < 60 ? $"{seconds:0} s" : $"{Math.Floor(seconds / 60):0} min {seconds % 60:00} s";
    }
}
