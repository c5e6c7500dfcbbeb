namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>Resolves references as RFC 3986 section 5 says, on plain text: nothing is normalised that the schema did not write.</summary>
internal static class UriReference
{
    /// <summary>Splits off the fragment; without one it is empty.</summary>
    public static (string Uri, string Fragment) Split(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
    }

    /// <summary>The target of a reference without its fragment.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        var target = Parts.Of(Split(reference).Uri);
        var origin = Parts.Of(baseUri);
        Parts resolved;
        if (target.Scheme is not null) resolved = target with { Path = WithoutDots(target.Path) };
        else if (target.Authority is not null) resolved = target with { Scheme = origin.Scheme, Path = WithoutDots(target.Path) };
        else if (target.Path.Length == 0) resolved = origin with { Query = target.Query ?? origin.Query };
        else
        {
            var path = target.Path[0] == '/' ? target.Path : Merge(origin, target.Path);
            resolved = origin with { Path = WithoutDots(path), Query = target.Query };
        }
        return resolved.ToString();
    }

    private static string Merge(Parts origin, string path)
    {
        if (origin.Authority is not null && origin.Path.Length == 0) return "/" + path;
        var slash = origin.Path.LastIndexOf('/');
        return slash < 0 ? path : origin.Path[..(slash + 1)] + path;
    }

    private static string WithoutDots(string path)
    {
        if (!path.Contains("./", StringComparison.Ordinal) && !path.EndsWith('.')) return path;
        var kept = new List<string>();
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var last = i == segments.Length - 1;
            if (segments[i] is not ("." or "..")) kept.Add(segments[i]);
            else
            {
                if (segments[i] == ".." && kept.Count > 1) kept.RemoveAt(kept.Count - 1);
                if (last) kept.Add("");
            }
        }
        return string.Join('/', kept);
    }

    private readonly record struct Parts(string? Scheme, string? Authority, string Path, string? Query)
    {
        public static Parts Of(string uri)
        {
            string? scheme = null;
            var colon = uri.IndexOf(':', StringComparison.Ordinal);
            var delimiter = uri.AsSpan().IndexOfAny('/', '?');
            if (colon > 0 && (delimiter < 0 || colon < delimiter)) (scheme, uri) = (uri[..colon], uri[(colon + 1)..]);
            string? query = null;
            var mark = uri.IndexOf('?', StringComparison.Ordinal);
            if (mark >= 0) (query, uri) = (uri[(mark + 1)..], uri[..mark]);
            if (!uri.StartsWith("//", StringComparison.Ordinal)) return new(scheme, null, uri, query);
            var end = uri.IndexOf('/', 2);
            return end < 0 ? new(scheme, uri[2..], "", query) : new(scheme, uri[2..end], uri[end..], query);
        }

        public override string ToString() =>
            (Scheme is null ? "" : Scheme + ":") + (Authority is null ? "" : "//" + Authority) + Path + (Query is null ? "" : "?" + Query);
    }
}
