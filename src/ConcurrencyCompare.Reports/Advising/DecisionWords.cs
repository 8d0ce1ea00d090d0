using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>What to choose, in a sentence without its end: the winner first, then the size of the effect, evidence in
/// brackets.</summary>
/// <param name="words">How verdicts are said.</param>
internal sealed class DecisionWords(VerdictWords words)
{
    private const double ShownWork = 10_000;

    /// <summary>The tables have the others.</summary>
    private const int MostBehind = 4;

    /// <summary>Over several settings: about the models as if there were no peers, and then the peers that are ahead
    /// of them.</summary>
    /// <param name="settings">One or more.</param>
    public string Of(IReadOnlyList<JudgedSetting> settings) =>
        OfModels([.. settings.Select(setting => setting.OfModels)]) + StandingWords.PeersAhead(settings);

    private string OfModels(IReadOnlyList<JudgedSetting> settings)
    {
        if (settings.All(setting => setting.Cases.Count == 1))
            return $"only {settings[0].Reference} measured: nothing to compare";
        if (Standing.Of(settings) is not { } standing)
            return $"{VerdictWords.TooFew} to compare (a 95% interval takes six)";

        var all = standing.Settings.Count;
        if (standing.Winners is [var (winner, wins), ..])
        {
            if (standing.Unbeaten.Contains(winner))
            {
                var evidence = wins < all ? $"fastest alone in {wins} of {all} settings, never slower" : All(all);
                return $"use {winner}{Evidence(evidence)}{Behind(standing, [winner])}";
            }

            var counts = standing.Winners.Select((one, place) =>
                place == 0 ? $"{SettingWords.Verb(one.Model, "wins", "win")} in {one.Settings} of {all} settings"
                    : $"{one.Model} in {one.Settings}");
            return $"no model wins everywhere: {SettingWords.And([.. counts])}";
        }

        if (standing.Unbeaten is not { Count: > 0 } tied) return $"no winner shown{Evidence(All(all))}";
        return $"{Tied(standing, tied)}{Behind(standing, tied)}";
    }

    /// <summary>What the median does not tell: the 99th percentiles of the last setting that has them in rounds enough.
    /// Empty where none has.</summary>
    /// <param name="settings">One or more.</param>
    public static string TailOf(IReadOnlyList<JudgedSetting> settings)
    {
        var told = settings.Select(setting => (Setting: setting, Tails: TailsOf(setting)))
            .LastOrDefault(one => one.Tails.Count > 0);
        if (told.Setting is null) return "";

        // Values that may all be the same are one range, not an order.
        var place = SettingWords.Of(told.Setting.Parameters);
        return told.Tails.Count > 1 && told.Tails.Max(tail => tail.P99.Low) <= told.Tails.Min(tail => tail.P99.High)
            ? $"; 99th percentiles overlap, {Figures.TimeRange(told.Tails[0].P99.Center, told.Tails[^1].P99.Center)} "
                + $"({place})"
            : $"; 99th percentile ({place}): "
                + string.Join(", ", told.Tails.Select(tail => $"{tail.Model} {Figures.Time(tail.P99)}"));
    }

    /// <summary>In a row of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="row">The number of the row.</param>
    public static string Of(WinnerMap map, int row)
    {
        var most = MapWords.ColumnOf(map.Amounts[^1]);
        var place = MapWords.RowOf(map.Rows[row]);
        if (map.TurnIn(row) is not { } turn) return $"no winner shown up to {most} of work at each end ({place})";

        var shown = map.Amounts.Select((_, column) => map.At(row, column)).LastOrDefault(cell =>
            cell.Amount <= ShownWork && cell.Amount >= turn.From.Amount && cell.Lead is not null) ?? turn.Last;
        var size = shown.Lead is null ? "" : $"; at {MapWords.ColumnOf(shown.Amount)}, {MapWords.LagOf(shown)}";
        var use = $"use {SettingWords.Or(turn.Winners)}";
        var later = turn.Undecided.Where(cell => cell.Amount > turn.From.Amount)
            .Select(cell => MapWords.ColumnOf(cell.Amount)).ToList();
        var open = later.Count == 0 ? "" : $"; undecided at {SettingWords.And(later)}";
        if (turn.Before is { } before)
        {
            var ahead = SettingWords.Or(before.Winners);
            if (turn.Crossing?.Work is { } work)
                return $"{use} from {Figures.Time(work)} at each end on ({place}; below, {ahead}{open}){size}";

            var until = before.Amount == 0 ? "without work" : $"up to {MapWords.ColumnOf(before.Amount)}";
            return $"{use} from {MapWords.ColumnOf(turn.From.Amount)} at each end on "
                + $"({place}; {ahead} {until}{open}){size}";
        }

        return turn.Undecided.Any(cell => cell.Amount < turn.From.Amount)
            ? $"{use} from {MapWords.ColumnOf(turn.From.Amount)} at each end on ({place}; below, undecided{open}){size}"
            : $"{use} with any work up to {most} at each end ({place}{open}){size}";
    }

    /// <summary>What one takes of something.</summary>
    public static string Of(JudgedMeasure measured)
    {
        var (least, value) = measured.Values[0];
        var others = measured.Values.Skip(1).Select(one => (one.Model, Pair: measured.Against(one.Model))).ToList();
        var tied = others.Where(one => one.Pair is not { Verdict: Verdict.Faster }).Select(one => one.Model).ToList();
        var behind = others.Where(one => one.Pair is { Verdict: Verdict.Faster })
            .Select((one, place) => place == 0
                ? $"{SettingWords.Verb(one.Model, "takes", "take")} {Figures.Ratio(one.Pair!.Speed)} as much"
                : $"{one.Model} {Figures.Ratio(one.Pair!.Speed)}")
            .ToList();
        var shown = MeasureWords.Show(measured.Facts, value);
        if (behind.Count == 0)
            return $"{VerdictWords.NoDifference} between {SettingWords.And([least, .. tied])} ({least} {shown})";

        return $"use {SettingWords.Or([least, .. tied])} "
            + $"({(tied.Count > 0 ? $"{VerdictWords.NoDifference}, " : "")}{shown}); "
            + string.Join(", ", behind);
    }

    private static List<(string Model, Estimate P99)> TailsOf(JudgedSetting setting) =>
    [
        .. setting.OfModels.Cases
            .Select(one => (one.Model, Tail: one.Latency?.Total.P99))
            .Where(one => one.Tail?.SupportsClaims == true)
            .Select(one => (one.Model, P99: one.Tail!.Value))
            .OrderBy(one => one.P99.Center),
    ];

    private string Tied(Standing standing, IReadOnlyList<string> tied)
    {
        var (all, names) = (standing.Settings.Count, SettingWords.Or(tied));
        var pairs = standing.Settings.SelectMany(setting => setting.Pairs)
            .Where(pair => tied.Contains(pair.First) && tied.Contains(pair.Second)).ToList();
        if (tied.Count == 1) return $"use {tied[0]}{Evidence("never slower, nowhere fastest alone")}";
        if (pairs.All(pair => pair.Verdict == Verdict.Same))
            return $"use {names}{Evidence(SettingWords.Joined(words.Equal, All(all)))}";

        // Neck and neck is a tie; far apart and unsure is none, and a choice all the same where others are behind.
        return pairs.All(pair => pair.IsClose)
            ? $"use {names}{Evidence(SettingWords.Joined("a tie", All(all)))}"
            : tied.Count < standing.Models.Count()
                ? $"use {names}{Evidence(SettingWords.Joined($"{VerdictWords.NoDifference} between them", All(all)))}"
                : $"{VerdictWords.NoDifference} between {SettingWords.And(tied)}{Evidence(All(all))}";
    }

    private static string Behind(Standing standing, IReadOnlyList<string> ahead)
    {
        var all = standing.Settings.Count;
        var clauses = standing.Models
            .Where(model => !ahead.Contains(model))
            .Select(model => (Model: model, Lags: standing.LagsOf(model, ahead)))
            .Where(one => one.Lags.Count > 0)
            .OrderByDescending(one => one.Lags[^1].Pair.Speed.Center)
            .Select((one, place) =>
            {
                var (least, most) = (Figures.Ratio(one.Lags[0].Pair.Speed), Figures.Ratio(one.Lags[^1].Pair.Speed));
                var times = one.Lags.Count == 1 || least.Text == most.Text ? $"{most}" : $"{least.Text} to {most.Text}";
                return (
                    place == 0
                        ? $"{SettingWords.Verb(one.Model, "takes", "take")} {times} as long" : $"{one.Model} {times}")
                    + (one.Lags.Count < all ? $" in {one.Lags.Count}" : "");
            })
            .ToList();
        return clauses.Count == 0 ? "" : "; " + string.Join(", ", clauses.Take(MostBehind))
            + (clauses.Count > MostBehind ? $" and {clauses.Count - MostBehind} more" : "");
    }

    private static string Evidence(string text) => text.Length == 0 ? "" : $" ({text})";

    private static string All(int settings) =>
        settings == 1 ? "" : settings == 2 ? "in both settings" : $"in all {settings} settings";
}
