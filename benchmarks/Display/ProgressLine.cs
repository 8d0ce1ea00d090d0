using System.Diagnostics;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Says what is being measured and how long it will go on: one line that changes, or a line a round when
/// piped.</summary>
/// <remarks>It writes between two cases and has no thread of its own, so it never disturbs a measurement. It writes no
/// escape sequence: a line is covered with blanks, as every terminal can.</remarks>
/// <param name="output">Where to write.</param>
/// <param name="width">The width of the terminal at the moment; 0 where there is none.</param>
internal sealed class ProgressLine(TextWriter output, Func<int> width)
{
    private const string Cut = "..";

    private Stopwatch? _clock;
    private int _round;
    private int _written;

    public ProgressLine(TextWriter output) : this(output, () => Terminal.IsInteractive ? Terminal.Width : 0)
    {
    }

    public void Start(Progress progress)
    {
        _clock ??= Stopwatch.StartNew();
        var isNewRound = progress.Round > _round;
        _round = Math.Max(_round, progress.Round);
        var room = width();
        if (room <= 0 && !isNewRound) return;

        var left = progress.Place == 1 ? "" : $"{TimeText.Of(Left(progress))} left";
        var where = progress.Open is { } open
            ? $"round {progress.Round}, {open}"
            : $"round {progress.Round} of {progress.Rounds}" + (left.Length > 0 ? $", {left}" : "");
        if (room <= 0)
        {
            output.WriteLine(where);
            return;
        }

        Clear();
        var line = Fit(progress, where, left, room - 1);
        output.Write(line);
        _written = line.Length;
    }

    /// <summary>Makes room for what comes next.</summary>
    public void Clear()
    {
        // What was written before a window became narrower stands in two lines by now: the last one is cleared.
        if (_written > 0) output.Write($"\r{new string(' ', Math.Min(_written, Math.Max(0, width() - 1)))}\r");
        _written = 0;
    }

    /// <summary>As much as there is room for: what is known so far goes before names of parameters and before the
    /// round, and the rest is cut. The last column stays free: some terminals begin a new line when it is
    /// written.</summary>
    private static string Fit(Progress progress, string where, string left, int room)
    {
        var place = progress.Open is null ? $"{progress.Place}/{progress.Places}  " : "";
        string[] known = progress.SoFar.Length == 0
            ? []
            :
            [
                $"{place}{where}  {progress.Name}  {progress.SoFar}",
                $"{place}{where}  {progress.ShortName}  {progress.SoFar}",
                $"{place}{left}  {progress.ShortName}  {progress.SoFar}",
            ];
        string[] lines = [.. known, $"{place}{where}  {progress.Name}", $"{place}{where}  {progress.ShortName}"];
        return lines.FirstOrDefault(line => line.Length <= room) ?? CutTo(room, lines[^1]);
    }

    private static string CutTo(int room, string text) =>
        room <= Cut.Length ? text[..Math.Max(0, room)] : text[..(room - Cut.Length)].TrimEnd() + Cut;

    private TimeSpan Left(Progress progress)
    {
        var done = progress.Place - 1;
        return _clock!.Elapsed / done * (progress.Places - done);
    }
}
