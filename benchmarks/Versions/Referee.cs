using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>Lets two sides measure in turns, and never both at once.</summary>
/// <param name="order">Says who goes next.</param>
/// <param name="onTurn">Called before every turn, with its place among those of both sides.</param>
internal sealed class Referee(TurnOrder order, Action<Turn> onTurn)
{
    private TurnsOutcome _outcome = new(ExitCode.Success, EndedEarly: null);

    /// <summary>Measures until both have ended.</summary>
    /// <param name="startBase">Starts the one side.</param>
    /// <param name="startNew">Starts the other one; called when the first is ready, so that it cannot disturb its
    /// start.</param>
    /// <param name="interruption">Stops both.</param>
    public TurnsOutcome Measure(Func<ISide> startBase, Func<ISide> startNew, CancellationToken interruption)
    {
        using var ofBase = startBase();
        using var stopBase = interruption.Register(ofBase.Stop);
        var baseTurn = Next(ofBase, before: null);
        if (baseTurn is null) return _outcome;

        using var ofNew = startNew();
        using var stopNew = interruption.Register(ofNew.Stop);
        var newTurn = Next(ofNew, before: null);
        for (var done = 0; baseTurn is not null || newTurn is not null; done++)
        {
            // Turns without those of the other side are worth nothing.
            if (_outcome.EndedEarly is not null)
            {
                ofBase.Stop();
                ofNew.Stop();
            }

            var left = LeftFrom(baseTurn) + LeftFrom(newTurn);
            if (order.IsNewNext(baseTurn, newTurn)) newTurn = Take(ofNew, newTurn!, done, left);
            else baseTurn = Take(ofBase, baseTurn!, done, left);
        }

        return _outcome;
    }

    private static int LeftFrom(Turn? turn) => turn is null ? 0 : turn.Places - turn.Place + 1;

    private Turn? Take(ISide side, Turn turn, int done, int left)
    {
        if (_outcome.EndedEarly is null)
            onTurn(turn with { Place = done + 1, Places = done + left, Name = $"{side.Name}: {turn.Name}" });
        side.Go();
        return Next(side, turn);
    }

    private Turn? Next(ISide side, Turn? before)
    {
        var turn = side.Next();
        if (turn is not null || side.ExitCode == ExitCode.Success) return turn;

        // What ends first says why; the other one may only have been stopped for it.
        var isEarly = before is null || before.Place < before.Places;
        _outcome = new TurnsOutcome(
            _outcome.ExitCode == ExitCode.Success ? side.ExitCode : _outcome.ExitCode,
            _outcome.EndedEarly ?? (isEarly ? side.Name : null));
        return null;
    }
}

/// <summary>How a measurement in turns ended.</summary>
/// <param name="ExitCode">That of the side that failed, of the first where both did; 0 when both measured all they
/// had.</param>
/// <param name="EndedEarly">The side that failed before its last turn, the first of two; <see langword="null"/> when
/// none did.</param>
internal sealed record TurnsOutcome(int ExitCode, string? EndedEarly);
