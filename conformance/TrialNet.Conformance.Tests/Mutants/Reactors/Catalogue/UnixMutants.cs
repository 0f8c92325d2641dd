namespace TrialNet.Conformance.Tests.Mutants.Reactors.Catalogue;

/// <summary>Chapter R-UNIX.</summary>
internal static class UnixMutants
{
    internal static readonly ReactorMutant[] All =
    [
        new(
            "N-R-UNIX-01", "A stream drops what cannot be sent at once.", "R-UNIX-01",
            new Edit(
                "Connection.Writing",
                "_unsent.Append(data); }",
                "_isPieceDue |= data.IsEmpty; }")),
        new(
            "N-R-UNIX-02", "The path does not get the mode that was asked for.", "R-UNIX-02",
            new Edit(
                "DescriptorSource.Unix",
                "UnixAddress.SetMode(address, mode);",
                "")),
        new(
            "N-R-UNIX-02-PATH", "The path stays when the port stops.", "R-UNIX-02",
            new Edit(
                "DescriptorSource.Unix",
                "channel.Path = path;",
                "")),
        new(
            "N-R-UNIX-02-LOCK", "What was left behind is in the way of a port with a lock.", "R-UNIX-02",
            new Edit(
                "UnixPathLock",
                "RemoveLeftOver(path, address); return taken;",
                "if (path.Length == 0) { RemoveLeftOver(path, address); } return taken;")),
        new(
            "N-R-UNIX-03", "A path that is too long is cut.", "R-UNIX-03",
            new Edit(
                "UnixAddress",
                "return new UnixDomainSocketEndPoint(path);",
                "return new UnixDomainSocketEndPoint(path.Length > 100 ? path[..100] : path);")),
        new(
            "N-R-UNIX-04", "Descriptors come after the bytes with which they were sent.", "R-UNIX-04",
            new Edit(
                "Connection.Reading",
                "return TakeWhatCameAlong() && Deliver(buffer.AsSpan(0, count));",
                "return Deliver(buffer.AsSpan(0, count)) && TakeWhatCameAlong();")),
        new(
            "N-R-UNIX-04-MANY", "Of too many descriptors at once some are handed over, and the connection goes on.", "R-UNIX-04",
            new Edit(
                "DescriptorConnection",
                "if (isTruncated)",
                "if (isTruncated && arrived.Length == 0)")),
        new(
            "N-R-UNIX-04-ORDER", "Descriptors that come together are handed over the other way round.", "R-UNIX-04",
            new Edit(
                "DescriptorConnection",
                "_arrived[index] = new SafeFileHandle(numbers[index], ownsHandle: true);",
                "_arrived[index] = new SafeFileHandle(numbers[count - 1 - index], ownsHandle: true);")),
        new(
            "N-R-UNIX-04-LEAK", "Descriptors that nobody takes stay open.", "R-UNIX-04",
            new Edit(
                "DescriptorConnection",
                "_arrived[index] = new SafeFileHandle(numbers[index], ownsHandle: true);",
                "_arrived[index] = new SafeFileHandle(numbers[index], ownsHandle: false);")),
    ];
}
