namespace TrialNet.Conformance.Poetry.Subjects;

/// <summary>What a poetry stack may have. Each is one way in which a subject can be asked for something.</summary>
public enum PoetryCapability
{
    /// <summary>A server that gives a poem at once: <see cref="PoetrySubject.CreatePoemServer"/> (P-ONE).</summary>
    PoemServer,

    /// <summary>A server that gives a poem a few bytes at a time: <see cref="PoetrySubject.CreateSlowServer"/> (P-ONE-03).</summary>
    SlowServer,

    /// <summary>A server that transforms poems: <see cref="PoetrySubject.CreateTransformServer"/> (P-NS, P-XF).</summary>
    TransformServer,

    /// <summary>A server that gets its poem from another: <see cref="PoetrySubject.CreateProxy"/> (P-ONE, P-PX).</summary>
    Proxy,

    /// <summary>A client that fetches a poem: <see cref="PoetrySubject.GetPoem"/> (P-ONE-05 to P-ONE-08, P-ONE-11).</summary>
    PoemClient,

    /// <summary>A client that has a poem transformed: <see cref="PoetrySubject.Transform"/> (P-XF-06).</summary>
    TransformClient,

    /// <summary>A client of several poems: <see cref="IHasManyPoems"/> (P-ONE-09, P-ONE-10).</summary>
    ManyPoems,

    /// <summary>A client that fetches a poem and has it transformed: <see cref="IHasComposite"/> (P-XF-07).</summary>
    Composite,

    /// <summary>A reader of addresses as people type them: <see cref="IHasAddresses"/> (P-ONE-12).</summary>
    CommandLine,
}
