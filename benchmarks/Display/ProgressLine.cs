using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Rounds;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Says what is being measured and how long it will go on: one line that changes, or a line a round when piped.
/// </summary>
/// <remarks>It writes between two cases and has no thread of its own, so it never disturbs a measurement.</remarks>
internal sealed class ProgressLine(TextWriter output, bool isInteractive, IReadOnlyList<PlannedRound> rounds)
{
    private const string ClearLine = "\r\e[2K";

    private readonly int _lastRound = rounds.Max(round => round.Round);
    private Stopwatch? _clock;

    public void Start(int place)
    {
        _clock ??= Stopwatch.StartNew();
        var round = rounds[place];
        var isNewRound = place == 0 || rounds[place - 1].Round != round.Round;
        if (!isInteractive && !isNewRound) return;

        var left = place == 0 ? "" : $", {Left(place)} left";
        var where = $"round {round.Round} of {_lastRound}{left}";
        if (isInteractive)
        {
            output.Write(
                $"{ClearLine}{place + 1}/{rounds.Count}  {where}  {round.Scenario.Name}, {round.Setting}: {round.Model}");
        }
        else
        {
            output.WriteLine(where);
        }
    }

    /// <summary>Makes room for what comes next.</summary>
    public void Clear()
    {
        if (isInteractive) output.Write(ClearLine);
    }

    private string Left(int place)
    {
        var seconds = _clock!.Elapsed.TotalSeconds / place * (rounds.Count - place);
        return seconds < 60 ? $"{seconds:0} s" : $"{Math.Floor(seconds / 60):0} min {seconds % 60:00} s";
    }
}
