using System.Globalization;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Numbers and names as messages have them.</summary>
internal static class Words
{
    public static string Count(int number, string what) => string.Create(
        CultureInfo.InvariantCulture, $"{(number == 0 ? "no" : $"{number:N0}")} {what}{(number == 1 ? "" : "s")}");

    public static string Times(int number) => number switch
    {
        1 => "once",
        2 => "twice",
        _ => Count(number, "time"),
    };

    public static string There(int number) => number switch
    {
        0 => "there were none",
        1 => "there was 1",
        _ => string.Create(CultureInfo.InvariantCulture, $"there were {number:N0}"),
    };

    /// <summary>People count from one.</summary>
    public static string Item((int Producer, int Index) item) => string.Create(
        CultureInfo.InvariantCulture, $"item {item.Index + 1:N0} of producer {item.Producer + 1:N0}");

    public static string Consumed((int Producer, int Index) item, int times) =>
        $"{Item(item)} was {(times == 0 ? "never consumed" : "consumed " + Times(times))}";

    public static string Exception(Exception exception) => $"{exception.GetType().Name} ({exception.Message})"
        .ReplaceLineEndings(" ");
}
