namespace ConcurrencyCompare.Tests.Support;

/// <summary>Files of the repository that are no part of a build.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrencyCompare.sln")))
            folder = folder.Parent;
        return Path.Combine(
            [folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository."),
                .. parts]);
    }
}
