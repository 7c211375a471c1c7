"""How a text is laid out: title, stamps, paragraphs, sentences, and what stands above others."""
