using System.Security.Cryptography;
using System.Text;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Files;

/// <summary>Keeps a second run of the same build away: the two would disturb each other's measurements.</summary>
internal static class RunLock
{
    private const string Name = "run.lock";

    /// <returns>The lock; disposing it, or the end of the process, frees it.</returns>
    /// <exception cref="UsageException">Another run holds it, or it cannot be written anywhere.</exception>
    public static IDisposable Take() => Take(AppContext.BaseDirectory, Path.GetTempPath());

    /// <summary>Takes the lock in the folder of the build, or beside the temporary files where that is somebody
    /// else's.</summary>
    internal static IDisposable Take(string build, string temporary)
    {
        var own = Path.Combine(build, Name);
        var elsewhere = Path.Combine(temporary, $"concurrency-compare-{KeyOf(build)}.lock");
        try
        {
            IDisposable? taken;
            try
            {
                taken = TryTake(own);
            }
            catch (Exception foreign) when (Cause.IsRefusal(foreign) && !File.Exists(own))
            {
                taken = TryTake(elsewhere);
            }

            return taken
                ?? throw new UsageException(
                    "another run of this build is measuring; wait for its end, or use another clone.");
        }
        catch (Exception refused) when (Cause.IsRefusal(refused))
        {
            throw new UsageException(
                $"neither '{own}' nor '{elsewhere}' can be locked: {Cause.Of(refused)} Measure with a clone of your "
                    + "own.");
        }
    }

    /// <summary>A file that somebody else has made can be locked as well: he holds it, if he measures.</summary>
    private static IDisposable? TryTake(string path)
    {
        try
        {
            return FileLock.TryTake(path);
        }
        catch (Exception foreign) when (Cause.IsRefusal(foreign) && File.Exists(path))
        {
            return FileLock.TryTakeExisting(path);
        }
    }

    private static string KeyOf(string build) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(build)))[..16];
}
