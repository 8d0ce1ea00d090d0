using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Files;

/// <summary>Where results and reports go.</summary>
internal static class OutputDirectory
{
    /// <summary>Makes sure that results can be written there, before anything is measured.</summary>
    /// <param name="path">The user's choice; <see langword="null"/> is <c>results/local</c> of the project.</param>
    /// <exception cref="UsageException">The folder cannot be written.</exception>
    public static string Open(string? path)
    {
        var directory = PathOf(path);
        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return directory;
        }
        catch (Exception refused) when (Cause.IsRefusal(refused))
        {
            throw new UsageException(
                $"results cannot be written to '{directory}': {Cause.Of(refused)} Choose another folder with "
                    + "--output.");
        }
    }

    /// <summary>The whole path of the user's choice, or of the default.</summary>
    public static string PathOf(string? path) => Paths.Whole(path ?? InProject("results", "local"));

    /// <summary>The whole path of a folder of the solution; below the current folder for a program outside of
    /// it.</summary>
    public static string InProject(params string[] parts) =>
        Path.GetFullPath(Path.Combine([ProjectRoot() ?? "", .. parts]));

    /// <summary>Writes something.</summary>
    /// <param name="write">What writes it, and reads what is there.</param>
    /// <param name="what">What it is.</param>
    /// <exception cref="UsageException">It cannot be written, or what is there is damaged.</exception>
    public static void Write(Action write, string what = "the report")
    {
        try
        {
            write();
        }
        catch (FormatException damaged)
        {
            throw new UsageException(damaged.Message);
        }
        catch (Exception failed) when (Cause.IsRefusal(failed))
        {
            throw new UsageException($"{what} cannot be written: {Cause.Of(failed)}");
        }
    }

    /// <summary>The folder of the solution above the program; <see langword="null"/> if there is none.</summary>
    private static string? ProjectRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrencyCompare.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
