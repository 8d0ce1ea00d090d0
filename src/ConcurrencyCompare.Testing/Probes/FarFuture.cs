using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Due times that do not come while a check runs.</summary>
internal static class FarFuture
{
    /// <summary>A day from now.</summary>
    public static long Of(TimeProvider time) => time.AddTime(time.GetTimestamp(), TimeSpan.FromDays(1));

    /// <summary>A schedule that has an item at once for each index below a number, and then none for a day.</summary>
    public static Func<int, long?> After(int count, TimeProvider time)
    {
        var far = Of(time);
        return index => index < count ? null : far;
    }
}
