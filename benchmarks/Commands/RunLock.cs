namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>
/// Keeps a second run of the same build away: the two would disturb each other's measurements, and BenchmarkDotNet's
/// builds would overwrite each other.
/// </summary>
internal static class RunLock
{
    /// <returns>The lock; disposing it, or the end of the process, frees it.</returns>
    /// <exception cref="UsageException">Another run holds it.</exception>
    public static IDisposable Take()
    {
        try
        {
            return new FileStream(
                Path.Combine(AppContext.BaseDirectory, "run.lock"), FileMode.Create, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            throw new UsageException("another run of this build is measuring; wait for its end, or use another clone.");
        }
    }
}
