using System;
using System.IO;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Build task: copies source files, once for each mistake, with the mistake put in.</summary>
public sealed class WriteMistakes : Task
{
    /// <summary>The files, with their place in the project as <c>RecursiveDir</c>.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; }

    /// <summary>Names, each with the file's name and which text of it is replaced by which.</summary>
    [Required]
    public ITaskItem[] Mistakes { get; set; }

    [Required]
    public string Directory { get; set; }

    public override bool Execute()
    {
        foreach (var mistake in Mistakes)
        {
            var isMade = false;
            foreach (var source in Sources)
            {
                var path = source.GetMetadata("FullPath");
                var text = File.ReadAllText(path).Replace("\r\n", "\n");
                if (Path.GetFileName(path) == mistake.GetMetadata("File")) isMade = TryReplace(mistake, ref text);
                text = text.Replace("ConcurrencyCompare", "Mistakes." + mistake.ItemSpec);
                var target = Path.Combine(Directory, mistake.ItemSpec, Path.GetFileName(path));
                System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target));
                if (!File.Exists(target) || File.ReadAllText(target) != text) File.WriteAllText(target, text);
            }

            if (!isMade) Log.LogError("{0}: its text is not once in {1}.", mistake.ItemSpec, mistake.GetMetadata("File"));
        }

        return !Log.HasLoggedErrors;
    }

    private static bool TryReplace(ITaskItem mistake, ref string text)
    {
        var right = Normal(mistake.GetMetadata("Right"));
        var place = text.IndexOf(right, StringComparison.Ordinal);
        if (place < 0 || text.IndexOf(right, place + 1, StringComparison.Ordinal) >= 0) return false;
        text = text.Replace(right, Normal(mistake.GetMetadata("Wrong")));
        return true;
    }

    private static string Normal(string text) => text.Replace("\r\n", "\n").Trim('\n');
}
