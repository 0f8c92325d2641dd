namespace TrialNet.Conformance.Reactors.Subjects;

/// <summary>What a reactor may have beyond the rules that are required of all (the table of capabilities in SPEC.md).</summary>
public enum ReactorCapability
{
    /// <summary>On time when it has nothing else to do (R-TIME-15).</summary>
    Punctual,

    /// <summary>A pool of threads for work that blocks (R-THR-07 to R-THR-13).</summary>
    InThreads,

    /// <summary>Descriptors (rules R-FD).</summary>
    FdSet,

    /// <summary>TCP (rules R-TCP, R-PORT, R-CONN, R-FAC).</summary>
    Tcp,

    /// <summary>Transports that can end one direction (R-TCP-16 to R-TCP-18).</summary>
    HalfClose,

    /// <summary>Transports that take a producer (rules R-PROD).</summary>
    Producers,

    /// <summary>A client factory that tries again by itself (R-FAC-04).</summary>
    Reconnecting,

    /// <summary>Datagrams (rules R-UDP).</summary>
    Udp,

    /// <summary>Groups (R-UDP-05).</summary>
    Multicast,

    /// <summary>Sockets with paths (rules R-UNIX).</summary>
    Unix,

    /// <summary>Descriptors sent over such a socket (R-UNIX-04).</summary>
    FdPassing,

    /// <summary>Endpoints and the strings that describe them (rules R-EP).</summary>
    Endpoints,

    /// <summary>Child processes (rules R-PROC).</summary>
    Process,

    /// <summary>Answers to signals (rules R-SIG).</summary>
    Signals,

    /// <summary>A way of resolving names that can be seen and replaced (rules R-RES, R-CORE-22).</summary>
    NameResolver,

    /// <summary>Encryption (rules R-TLS).</summary>
    Tls,

    /// <summary>Time that passes when it is told to (rules R-SIM).</summary>
    VirtualTime,

    /// <summary>Netstring framing (rules P-NS).</summary>
    Netstrings,
}
