namespace ConcurrencyCompare.Exploration;

/// <summary>What a call of the loop does.</summary>
public enum RunKind
{
    /// <summary><c>Run</c> with nothing that sleeps: returns when idle.</summary>
    UntilIdle,

    /// <summary><c>Run</c> with a timer that fires at some time, at the earliest at once.</summary>
    WithTimer,

    /// <summary><c>Run</c> with a timer for another day: never idle, it sleeps.</summary>
    WithFarTimer,

    /// <summary><c>RunUntilCancelled</c>.</summary>
    Forever,

    /// <summary><c>Run</c> once everything was posted and cancelled.</summary>
    Last,

    /// <summary><c>Dispose</c>, and no run.</summary>
    Dispose,

    /// <summary><c>Run</c> with a timer whose step disposes the scheduler.</summary>
    DisposeInside,
}

/// <summary>A scheduler that is run again and again, threads that post to it, and one that cancels its first
/// runs.</summary>
/// <param name="posters">How many threads post.</param>
/// <param name="postsOfEach">How often each of them does.</param>
/// <param name="cancels">How many runs are cancelled, the first one first.</param>
/// <param name="runs">What the loop's thread does.</param>
/// <param name="create">Which scheduler, as it is or with a mistake.</param>
internal sealed class LoopSystem(
    int posters, int postsOfEach, int cancels, IReadOnlyList<RunKind> runs, Func<Execution, Loop> create) : ISystem
{
    public const string SleepsOverStep = "The loop sleeps over a step.";
    public const string SleepsOverCancellation = "The loop sleeps over a cancellation.";
    public const string StepLost = "A step was lost.";
    public const string GoesOn = "The run goes on after it was cancelled.";
    public const string NotThrown = "The token was cancelled before, and the run did not throw.";
    public const string RanDisposed = "A step ran after the scheduler was disposed.";
    public const string LeftBehind = "A coroutine was left behind when the scheduler was disposed.";

    private CancellationTokenSource[] _sources = [];
    private int[] _ran = [];
    // Refused, or ended before it could run.
    private int[] _notRun = [];
    private bool _isDisposing;
    private bool _isDisposed;
    private Execution _execution = null!;
    private Loop _loop = null!;
    private int _posting;
    private int _cancelled;
    private int _run;
    private Action? _cancelFarTimer;
    private int _timersLeft;

    public void Begin(Execution execution)
    {
        _execution = execution;
        _ran = new int[posters];
        _notRun = new int[posters];
        _posting = posters;
        _sources = [.. runs.Select(_ => new CancellationTokenSource())];
        _loop = create(execution);
        execution.Add("loop", RunAll);
        for (var poster = 0; poster < posters; poster++)
        {
            var number = poster;
            execution.Add($"poster {number}", () => Post(number));
        }

        if (cancels > 0) execution.Add("canceller", Cancel);
    }

    public string? Judge(bool someSleep)
    {
        var areAllOver = _ran.Zip(_notRun).All(posts => posts.First + posts.Second == postsOfEach);
        if (_isDisposed && !areAllOver) return LeftBehind;
        if (!_isDisposing && _notRun.Any(number => number > 0)) return "A step was refused.";
        if (_isDisposed) return someSleep ? "The loop sleeps, and is disposed." : null;

        var hasRunAll = _ran.All(ran => ran == postsOfEach) && _timersLeft == 0;
        if (someSleep)
        {
            if (_cancelled > _run) return SleepsOverCancellation;
            if (!hasRunAll) return SleepsOverStep;
            return runs[_run] is RunKind.Forever or RunKind.WithFarTimer
                ? null
                : "The loop sleeps, and nothing is left.";
        }

        return hasRunAll || runs[^1] != RunKind.Last ? null : StepLost;
    }

    private void Post(int poster)
    {
        for (var post = 0; post < postsOfEach; post++)
        {
            var number = post;
            var (hasRun, hasEnded) = (false, false);
            var isAccepted = _loop.Post(
                () =>
                {
                    AssertNotCancelled();
                    if (_isDisposed) _execution.Complain(RanDisposed);
                    if (_ran[poster]++ != number) _execution.Complain("A step ran out of order, or twice.");
                    hasRun = true;
                },
                () =>
                {
                    // An iterator may be disposed again.
                    if (!hasRun && !hasEnded) _notRun[poster]++;
                    hasEnded = true;
                });
            if (!isAccepted) _notRun[poster]++;
        }

        _posting--;
    }

    private void Cancel()
    {
        while (_cancelled < cancels)
        {
            _sources[_cancelled].Cancel();
            _cancelled++;
        }
    }

    private void RunAll()
    {
        for (; _run < runs.Count; _run++) Run(runs[_run]);
    }

    private void Run(RunKind kind)
    {
        if (kind == RunKind.Last)
            _execution.Reach("waits for the others", () => _posting == 0 && _cancelled == cancels);
        if (kind == RunKind.Dispose)
        {
            Dispose();
            return;
        }

        if (kind == RunKind.DisposeInside) _loop.CallAt(0, Dispose);
        if (kind == RunKind.WithFarTimer) _cancelFarTimer = _loop.CallAt(long.MaxValue, () => { });
        else _cancelFarTimer?.Invoke();
        if (kind == RunKind.WithTimer) AddTimer();

        var wasCancelled = _cancelled > _run;
        var source = _sources[_run];
        try
        {
            if (kind == RunKind.Forever)
            {
                _loop.RunUntilCancelled(source.Token);
                if (_run >= cancels) _execution.Complain("The run returned, and its token was not cancelled.");
                return;
            }

            _loop.Run(source.Token);
            if (wasCancelled) _execution.Complain(NotThrown);
            if (kind == RunKind.WithFarTimer) _execution.Complain("The run returned.");
        }
        catch (OperationCanceledException told)
        {
            if (told.CancellationToken != source.Token) _execution.Complain("The run threw for another token.");
            if (_run >= cancels) _execution.Complain("The run was cancelled, and its token was not.");
        }
    }

    private void Dispose()
    {
        _isDisposing = true;
        _loop.Dispose();
        _isDisposed = true;
    }

    private void AddTimer()
    {
        _timersLeft++;
        _loop.CallAt(1_000, () =>
        {
            AssertNotCancelled();
            _timersLeft--;
        });
    }

    /// <summary>Once a cancellation has returned, its run begins no step.</summary>
    private void AssertNotCancelled()
    {
        if (_cancelled > _run) _execution.Complain(GoesOn);
    }
}
