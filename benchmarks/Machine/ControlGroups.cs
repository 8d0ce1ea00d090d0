using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>The control groups that this program is in, and all groups around them: each of them limits what it
/// gets.</summary>
/// <remarks>
/// A controller belongs to a hierarchy of version 1 or to the one of version 2, and a machine may have both (hybrid).
/// Where a hierarchy stands, and which group its root is, <c>/proc/self/mountinfo</c> says: in a container the root is
/// the container's own group, and what is around it cannot be seen.
/// https://man7.org/linux/man-pages/man7/cgroups.7.html
/// </remarks>
internal sealed partial class ControlGroups
{
    private const string UsualPlace = "/sys/fs/cgroup";

    private readonly IReadOnlyList<Hierarchy> _hierarchies;

    private ControlGroups(IReadOnlyList<Hierarchy> hierarchies) => _hierarchies = hierarchies;

    public static ControlGroups Read(LinuxFiles files)
    {
        var own = files.LinesOf("/proc/self/cgroup")
            .Select(line => line.Split(':', 3))
            .Where(parts => parts.Length == 3)
            .Select(parts => (Controllers: parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries), Path: parts[2]))
            .ToList();
        List<Mount> mounts = [.. files.LinesOf("/proc/self/mountinfo").Select(Mount.Parse).OfType<Mount>()];
        if (mounts.Count == 0) mounts = UsualMounts([.. own.SelectMany(group => group.Controllers)]);

        return new ControlGroups(
        [
            .. mounts.Select(mount => new Hierarchy(
                mount.Controllers,
                mount.FoldersOf(own
                    .Where(
                        group => mount.Controllers.Count == 0
                            ? group.Controllers.Length == 0 : group.Controllers.Any(mount.Controllers.Contains))
                    .Select(group => group.Path)
                    .FirstOrDefault("/")))),
        ]);
    }

    /// <summary>The folders of the groups of version 2, the innermost first; none where there are no such
    /// groups.</summary>
    public IEnumerable<string> Unified =>
        _hierarchies.Where(each => each.Controllers.Count == 0).SelectMany(each => each.Folders);

    /// <summary>The folders of the groups of version 1 that a controller has, the innermost first.</summary>
    public IEnumerable<string> Of(string controller) =>
        _hierarchies.Where(each => each.Controllers.Contains(controller)).SelectMany(each => each.Folders).Distinct();

    private static List<Mount> UsualMounts(IReadOnlyList<string> controllers) =>
    [
        new([], "/", UsualPlace),
        new([], "/", $"{UsualPlace}/unified"),
        .. controllers.Concat(["cpu", "memory", "pids"]).Distinct()
            .Select(controller => new Mount([controller], "/", $"{UsualPlace}/{controller}")),
        new(["cpu"], "/", $"{UsualPlace}/cpu,cpuacct"),
    ];

    private sealed record Hierarchy(IReadOnlyList<string> Controllers, IReadOnlyList<string> Folders);

    /// <param name="Controllers">Those of a hierarchy of version 1; none for version 2.</param>
    /// <param name="Root">The group that is seen as the root.</param>
    /// <param name="Place">Where it is seen.</param>
    private sealed partial record Mount(IReadOnlyList<string> Controllers, string Root, string Place)
    {
        // "31 23 0:28 / /sys/fs/cgroup/cpu rw,relatime shared:9 - cgroup cgroup rw,cpu,cpuacct"
        public static Mount? Parse(string line)
        {
            if (line.Split(" - ", 2) is not [var first, var last]) return null;
            if (first.Split(' ') is not [_, _, _, var root, var place, ..]) return null;
            return last.Split(' ') switch
            {
                ["cgroup2", ..] => new Mount([], Unescaped(root), Unescaped(place)),
                ["cgroup", _, var options, ..] => new Mount(options.Split(','), Unescaped(root), Unescaped(place)),
                _ => null,
            };
        }

        /// <summary>The folder of a group and of all around it that can be seen.</summary>
        public IReadOnlyList<string> FoldersOf(string group)
        {
            var below = Root == "/" ? group
                : group == Root ? ""
                : group.StartsWith(Root + "/", StringComparison.Ordinal) ? group[Root.Length..]
                // Of another name space of groups: where it is below this root is not said.
                : "";
            if (!below.StartsWith('/') || below.Split('/').Contains("..")) below = "";

            var folders = new List<string>();
            for (var path = below.TrimEnd('/'); path.Length > 0; path = path[..path.LastIndexOf('/')])
                folders.Add(Place + path);
            return [.. folders, Place];
        }

        private static string Unescaped(string path) =>
            Octal().Replace(path, match => ((char)Convert.ToInt32(match.Groups[1].Value, 8)).ToString());

        [GeneratedRegex(@"\\([0-7]{3})")]
        private static partial Regex Octal();
    }
}
