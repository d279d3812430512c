// Parts of an archive and their merge as a Nextflow workflow: nextflow run parts.nf --input /archive --parts 16 --out /runs
nextflow.enable.dsl = 2

params.input = null
params.parts = 4
params.out = 'ikat-run'
params.cpus = 2

process extractPart {
    cpus params.cpus
    errorStrategy 'retry'
    maxRetries 2

    input:
    val index
    val input

    output:
    path "part-${index}"

    // code 2 tells documents that were refused by name, which is a result: the merge tells it again
    script:
    """
    ikat extract '${input}' --part ${index}/${params.parts} --out part-${index} --workers ${task.cpus} || [ \$? -eq 2 ]
    """
}

process mergeParts {
    publishDir params.out, mode: 'copy'

    input:
    path parts

    output:
    path 'whole'

    script:
    """
    ikat merge ${parts} --out whole || [ \$? -eq 2 ]
    """
}

workflow {
    input = file(params.input, checkIfExists: true).toAbsolutePath().toString()
    mergeParts(extractPart(Channel.of(1..params.parts), input).collect())
}
